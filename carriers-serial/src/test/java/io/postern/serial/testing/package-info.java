/** Devices for tests: on real pseudo-terminals, and behind TCP. */
@NullMarked
package io.postern.serial.testing;

import org.jspecify.annotations.NullMarked;
