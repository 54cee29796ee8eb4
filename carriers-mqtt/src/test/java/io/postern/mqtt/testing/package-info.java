/** Real brokers and clients for tests: mosquitto, its clients, a proxy that cuts, certificates. */
@NullMarked
package io.postern.mqtt.testing;

import org.jspecify.annotations.NullMarked;
