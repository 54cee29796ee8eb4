package io.postern.mqtt.connect;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.MqttClientConfig;
import java.util.Optional;

/**
 * The socket of a connection, which the library does not offer: it is needed to hold a broker back
 * that sends too much, and to leave one that takes nothing any more, not even a goodbye.
 */
final class Wire {

    private final MqttClientConfig client;

    Wire(MqttClientConfig client) {
        this.client = client;
    }

    /** Empty while it is not connected. */
    Optional<MqttClientConnectionConfig> now() {
        return client.getConnectionConfig()
                .filter(MqttClientConnectionConfig.class::isInstance)
                .map(MqttClientConnectionConfig.class::cast);
    }

    /** Ends the connection at once; what was written and not taken yet is gone. */
    void cut() {
        now().ifPresent(connection -> connection.getChannel().close());
    }
}
