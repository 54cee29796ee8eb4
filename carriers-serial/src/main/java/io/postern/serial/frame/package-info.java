/** Where frames begin and end in a stream of bytes. */
@NullMarked
package io.postern.serial.frame;

import org.jspecify.annotations.NullMarked;
