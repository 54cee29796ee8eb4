/** Datagators and their sensors. */
@NullMarked
package io.postern.datagator;

import org.jspecify.annotations.NullMarked;
