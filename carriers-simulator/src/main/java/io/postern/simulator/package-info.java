/** A carrier that makes traffic without hardware, for demonstrations, tests and measurements. */
@NullMarked
package io.postern.simulator;

import org.jspecify.annotations.NullMarked;
