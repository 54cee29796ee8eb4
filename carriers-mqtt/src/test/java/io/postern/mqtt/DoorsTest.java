package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Outcome;
import io.postern.api.setting.Values;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Door;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.net.CertificateAuthority;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way into a broker, out and back in. */
@Timeout(180)
class DoorsTest {

    @TempDir static Path folder;

    private static CertificateAuthority ours;
    private static Mosquitto mosquitto;

    @BeforeAll
    static void start() {
        ours = CertificateAuthority.in(folder);
        mosquitto =
                Mosquitto.in(folder)
                        .plain()
                        .tls(ours.server())
                        .mutualTls(ours.server(), ours.authority())
                        .webSocket()
                        .secureWebSocket(ours.server())
                        .user("ann", "secret")
                        .start();
    }

    @AfterAll
    static void stop() {
        mosquitto.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN,3", "PLAIN,5",
        "TLS,3", "TLS,5",
        "MUTUAL_TLS,3", "MUTUAL_TLS,5",
        "WEBSOCKET,3", "WEBSOCKET,5",
        "SECURE_WEBSOCKET,3", "SECURE_WEBSOCKET,5",
    })
    void letsMessagesThrough(Door door, int version) throws Exception {
        var topic = door + "/" + version;
        try (var station = MqttStation.both(settings(door, version))) {
            station.listen(MqttStation.from(topic, 1)).open();
            var message = TestEnvelope.of("test_type", JsonObject.EMPTY.with("n", "1"));
            var outcome = station.send(MqttStation.to(topic, 1), message).await();
            station.context.inbox().await(1);

            assertThat(outcome).isEqualTo(Outcome.DELIVERED);
            assertThat(station.payloads()).containsExactly("{\"n\":\"1\"}");
        }
    }

    private static Map<String, Object> settings(Door door, int version) {
        var settings = MqttStation.at(mosquitto.port(door), version);
        settings.remove("mqtt_port");
        settings.put("mqtt_url", mosquitto.url(door));
        settings.put("mqtt_username", "ann");
        settings.put("mqtt_password", "secret");
        settings.put("tls", door.isEncrypted() ? Values.of(tls(door)) : false);
        return settings;
    }

    private static Map<String, Object> tls(Door door) {
        var tls = new HashMap<String, Object>();
        tls.put("ca", ours.authority().toString());
        if (door.isMutual()) {
            tls.put("certificate", ours.client("ann").certificate().toString());
            tls.put("key", ours.client("ann").key().toString());
        }
        return tls;
    }
}
