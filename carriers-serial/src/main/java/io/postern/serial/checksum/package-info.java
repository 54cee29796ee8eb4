/** The checks that frames end with. */
@NullMarked
package io.postern.serial.checksum;

import org.jspecify.annotations.NullMarked;
