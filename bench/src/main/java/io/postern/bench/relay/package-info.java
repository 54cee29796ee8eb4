/** Postern beside mosquitto's own bridge and a bare relay, from broker to broker. */
@NullMarked
package io.postern.bench.relay;

import org.jspecify.annotations.NullMarked;
