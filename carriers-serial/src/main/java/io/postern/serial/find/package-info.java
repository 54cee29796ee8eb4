/** Which ports are there. */
@NullMarked
package io.postern.serial.find;

import org.jspecify.annotations.NullMarked;
