/** MQTT brokers as carriers. */
@NullMarked
package io.postern.mqtt;

import org.jspecify.annotations.NullMarked;
