/** Serial devices, from the line to a broker. */
@NullMarked
package io.postern.app.serial;

import org.jspecify.annotations.NullMarked;
