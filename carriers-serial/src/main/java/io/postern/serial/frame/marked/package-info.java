/** Frames between marks. */
@NullMarked
package io.postern.serial.frame.marked;

import org.jspecify.annotations.NullMarked;
