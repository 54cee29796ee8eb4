/** What the machine says of its serial ports. */
@NullMarked
package io.postern.serial.list;

import org.jspecify.annotations.NullMarked;
