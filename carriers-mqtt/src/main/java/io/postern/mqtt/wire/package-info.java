/** MQTT 3.1.1 and 5 as bytes. */
@NullMarked
package io.postern.mqtt.wire;

import org.jspecify.annotations.NullMarked;
