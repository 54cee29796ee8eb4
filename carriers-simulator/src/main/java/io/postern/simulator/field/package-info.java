/** How the fields of simulated messages get their values. */
@NullMarked
package io.postern.simulator.field;

import org.jspecify.annotations.NullMarked;
