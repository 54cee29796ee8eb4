package io.postern.mqtt.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.WebSocket;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What to change where a broker closed the connection before it answered. */
class PortWordsTest {

    private static final Optional<WebSocket> SOCKET = Optional.of(new WebSocket("mqtt", Map.of()));

    private static String closed(int port, Optional<WebSocket> socket, boolean byScheme) {
        var broker =
                new Broker(
                        "broker.farm", port, socket, Optional.empty(), byScheme, Optional.empty());
        return new PortWords(broker, MqttVersion.V5).closed();
    }

    @Test
    void thePortOfTlsWantsTls() {
        assertThat(closed(8883, Optional.empty(), false))
                .isEqualTo("it seems that this port wants TLS: set \"tls\" to true");
        assertThat(closed(8883, Optional.empty(), true))
                .isEqualTo("it seems that this port wants TLS: write mqtts:// in \"mqtt_url\"");
    }

    @Test
    void anyOtherPortMayWantTlsOrSpeakSomethingElse() {
        assertThat(closed(1883, Optional.empty(), false))
                .isEqualTo(
                        "perhaps this port wants TLS: then set \"tls\" to true; or the broker"
                                + " speaks another MQTT: then set \"version\" to 3");
        assertThat(closed(80, SOCKET, true))
                .isEqualTo(
                        "perhaps this port wants TLS: then write wss:// in \"mqtt_url\"; or it"
                                + " speaks no WebSockets: then set \"mqtt_port\" to the one that"
                                + " does");
    }
}
