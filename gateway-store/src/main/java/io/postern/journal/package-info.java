/**
 * What must outlive the process, in files that are only ever written at their end: rows, in
 * numbered series. docs/store.md describes the files.
 */
@NullMarked
package io.postern.journal;

import org.jspecify.annotations.NullMarked;
