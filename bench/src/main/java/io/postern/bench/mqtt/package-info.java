/** Just enough MQTT 3.1.1 over a socket to load a broker faster than what is measured. */
@NullMarked
package io.postern.bench.mqtt;

import org.jspecify.annotations.NullMarked;
