/** The least that a relay on our MQTT client can be: what the gateway is measured against. */
@NullMarked
package io.postern.bench.bare;

import org.jspecify.annotations.NullMarked;
