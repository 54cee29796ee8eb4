/** Asking and answering: what is written to a device, and waiting for what it answers. */
@NullMarked
package io.postern.serial.talk;

import org.jspecify.annotations.NullMarked;
