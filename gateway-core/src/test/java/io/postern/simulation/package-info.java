/**
 * The real gateway on virtual time, on one thread, between simulated brokers: what happens is drawn
 * from a seed, and what must hold is looked at after each step.
 */
@NullMarked
package io.postern.simulation;

import org.jspecify.annotations.NullMarked;
