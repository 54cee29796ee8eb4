/** Devices for tests: on real pseudo-terminals, and behind TCP. */
@NullMarked
package io.postern.testing.serial;

import org.jspecify.annotations.NullMarked;
