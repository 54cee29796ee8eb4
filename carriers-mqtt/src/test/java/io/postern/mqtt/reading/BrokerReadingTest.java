package io.postern.mqtt.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.setting.Given;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerReadingTest {

    private final Given given = new Given();

    private Broker broker(Map<String, Object> settings) {
        return given.carrier(settings).broker();
    }

    @Test
    void isThisMachineWhereNothingIsSaid() {
        assertThat(broker(Map.of()).url()).isEqualTo("mqtt://127.0.0.1:1883");
        assertThat(given.findings.notes()).isEmpty();
        assertThat(given.findings.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "h, mqtt://h:1883",
        "h:1, mqtt://h:1",
        "mqtt://h, mqtt://h:1883",
        "mqtts://h, mqtts://h:8883",
        "ws://h, ws://h:80/mqtt",
        "wss://h, wss://h:443/mqtt",
        "wss://h:8084/a/b, wss://h:8084/a/b",
        "ws://h/, ws://h:80/",
        "'[::1]:1884', 'mqtt://[::1]:1884'",
        "mqtt://h:1883/, mqtt://h:1883"
    })
    void readsAUrl(String url, String broker) {
        assertThat(broker(Map.of("mqtt_url", url)).url()).isEqualTo(broker);
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void readsTheKeysOfTheirOwn() {
        assertThat(
                        broker(
                                        Map.of(
                                                "mqtt_url", "h",
                                                "mqtt_port", 8080,
                                                "transport", "websockets",
                                                "path", "/x"))
                                .url())
                .isEqualTo("ws://h:8080/x");
        assertThat(broker(Map.of("mqtt_url", "h:1", "mqtt_port", 1)).port()).isEqualTo(1);
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void givesHeadersToTheWebSocketAndHidesThem() {
        var broker = broker(Map.of("mqtt_url", "ws://h", "headers", Map.of("Token", "secret")));

        assertThat(broker.webSocket().orElseThrow().headers()).containsEntry("Token", "secret");
        assertThat(broker.toString() + broker.webSocket()).doesNotContain("secret");
    }

    @Test
    void tellsContradictions() {
        broker(Map.of("mqtt_url", "h:1", "mqtt_port", 2));
        broker(Map.of("mqtt_url", "ws://h", "transport", "tcp"));
        broker(Map.of("mqtt_url", "mqtt://h", "transport", "websockets"));
        broker(Map.of("mqtt_url", "ws://h/a", "path", "b"));

        assertThat(given.findings.problems())
                .containsExactly(
                        "mqtt_port: expected the port of \"mqtt_url\", which is 1, found 2; leave"
                                + " one of them out",
                        "transport: expected what the url's ws:// says, found \"tcp\"; leave one of"
                                + " them out",
                        "transport: expected what the url's mqtt:// says, found \"websockets\";"
                                + " leave one of them out",
                        "path: expected the path of \"mqtt_url\", found another; leave one of them"
                                + " out");
    }

    @Test
    void tellsUrlsThatItCannotUse() {
        broker(Map.of("mqtt_url", "http://h"));
        broker(Map.of("mqtt_url", "mqtt://h/x"));
        broker(Map.of("mqtt_url", "h:x"));

        assertThat(given.findings.problems())
                .containsExactly(
                        "mqtt_url: expected mqtt://, mqtts://, ws:// or wss://, found http://",
                        "mqtt_url: expected a path only for WebSockets, found one; write ws:// or"
                                + " wss:// before the host, or set \"transport\": \"websockets\"",
                        "mqtt_url: expected \":\" and a port after the host");
    }

    @Test
    void notesWhatHasNoEffectWithoutWebSockets() {
        broker(Map.of("path", "x", "headers", Map.of()));

        assertThat(given.findings.notes())
                .containsExactly(
                        "path: expected only with WebSockets, found it without: it has no effect",
                        "headers: expected only with WebSockets, found it without: it has no"
                                + " effect");
    }
}
