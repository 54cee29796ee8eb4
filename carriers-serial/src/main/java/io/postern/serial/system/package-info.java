/** The ports of this system, and those behind a network. */
@NullMarked
package io.postern.serial.system;

import org.jspecify.annotations.NullMarked;
