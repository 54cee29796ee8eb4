/** The clock, timers and lanes: everything that happens later or elsewhere. */
@NullMarked
package io.postern.time;

import org.jspecify.annotations.NullMarked;
