/** Sending to devices. */
@NullMarked
package io.postern.serial.send;

import org.jspecify.annotations.NullMarked;
