/** Which framings there are, and their settings. */
@NullMarked
package io.postern.serial.framing;

import org.jspecify.annotations.NullMarked;
