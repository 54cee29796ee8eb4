/** An MQTT broker inside the gateway. */
@NullMarked
package io.postern.broker;

import org.jspecify.annotations.NullMarked;
