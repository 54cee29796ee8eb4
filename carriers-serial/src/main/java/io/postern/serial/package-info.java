/** The carrier source {@code serial}. */
@NullMarked
package io.postern.serial;

import org.jspecify.annotations.NullMarked;
