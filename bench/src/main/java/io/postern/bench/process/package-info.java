/**
 * Processes that are measured: how they are started, what they cost, and that none is left over.
 */
@NullMarked
package io.postern.bench.process;

import org.jspecify.annotations.NullMarked;
