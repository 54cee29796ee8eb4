package io.postern.app.mqtt;

import io.postern.testing.mqtt.Door;
import java.util.Locale;

/**
 * A way through a broker.
 *
 * @param version of MQTT, as carriers have it
 */
record Way(Door door, int version, int qos) {

    String carrier() {
        return door.name().toLowerCase(Locale.ROOT) + "_" + version;
    }

    /** The message type that takes this way. */
    String type() {
        return carrier() + "_" + qos;
    }
}
