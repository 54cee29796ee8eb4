/** Simulated devices in a process of their own, so that what they cost is not what is measured. */
@NullMarked
package io.postern.bench.rack;

import org.jspecify.annotations.NullMarked;
