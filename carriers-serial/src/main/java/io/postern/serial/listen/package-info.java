/** Listening to a device that speaks by itself. */
@NullMarked
package io.postern.serial.listen;

import org.jspecify.annotations.NullMarked;
