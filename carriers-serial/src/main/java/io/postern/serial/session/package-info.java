/** A device from its opening to its loss. */
@NullMarked
package io.postern.serial.session;

import org.jspecify.annotations.NullMarked;
