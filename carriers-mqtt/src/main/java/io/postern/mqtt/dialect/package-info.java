/** The library's client in each version of MQTT, behind one face. */
@NullMarked
package io.postern.mqtt.dialect;

import org.jspecify.annotations.NullMarked;
