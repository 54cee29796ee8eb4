/** The way of bytes to a broker and back: a loop, sockets, TLS. */
@NullMarked
package io.postern.mqtt.stream;

import org.jspecify.annotations.NullMarked;
