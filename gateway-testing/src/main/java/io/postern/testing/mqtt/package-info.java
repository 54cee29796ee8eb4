/** A real broker for tests and its clients: mosquitto, its pub and its sub. */
@NullMarked
package io.postern.testing.mqtt;

import org.jspecify.annotations.NullMarked;
