/** Frames that say how long they are. */
@NullMarked
package io.postern.serial.frame.packet;

import org.jspecify.annotations.NullMarked;
