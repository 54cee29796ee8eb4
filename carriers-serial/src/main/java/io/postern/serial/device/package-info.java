/** Devices: who they are, and talking to them. */
@NullMarked
package io.postern.serial.device;

import org.jspecify.annotations.NullMarked;
