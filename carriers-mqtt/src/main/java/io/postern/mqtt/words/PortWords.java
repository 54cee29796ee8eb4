package io.postern.mqtt.words;

import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.MqttVersion;
import java.util.Set;

/** What to change where a port speaks something else than we do. */
final class PortWords {

    private static final Set<Integer> WITH_TLS = Set.of(443, 8084, 8883, 8884);

    private final Broker broker;
    private final MqttVersion version;

    PortWords(Broker broker, MqttVersion version) {
        this.broker = broker;
        this.version = version;
    }

    /** It closed the connection before it answered. */
    String closed() {
        if (broker.tls().isPresent()) {
            return "it seems that " + noTls();
        }
        var webSocket = broker.webSocket().isPresent();
        if (!webSocket && WITH_TLS.contains(broker.port())) {
            return "it seems that " + tls();
        }
        return "perhaps this port wants TLS: then "
                + turnOn()
                + (webSocket
                        ? "; or it speaks no WebSockets: then set \"mqtt_port\" to the one that does"
                        : "; or the broker speaks another MQTT: then " + otherVersion());
    }

    /** There is no TLS where we spoke it. */
    String noTls() {
        return "this port is without TLS: set \"mqtt_port\" to the one with TLS, or "
                + (broker.byScheme()
                        ? "write " + broker.scheme(false) + ":// in \"mqtt_url\""
                        : "\"tls\" to false");
    }

    /** There is TLS where we spoke none. */
    String tls() {
        return "this port wants TLS: " + turnOn();
    }

    private String turnOn() {
        return broker.byScheme()
                ? "write " + broker.scheme(true) + ":// in \"mqtt_url\""
                : "set \"tls\" to true";
    }

    String otherVersion() {
        return "set \"version\" to " + (version == MqttVersion.V5 ? 3 : 5);
    }
}
