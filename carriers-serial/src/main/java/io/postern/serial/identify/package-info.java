/** Knowing the device: the dialogue that tells who is at the other end of a port. */
@NullMarked
package io.postern.serial.identify;

import org.jspecify.annotations.NullMarked;
