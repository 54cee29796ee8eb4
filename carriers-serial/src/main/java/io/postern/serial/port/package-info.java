/** Ports that are open: serial lines, and TCP connections that stand for one. */
@NullMarked
package io.postern.serial.port;

import org.jspecify.annotations.NullMarked;
