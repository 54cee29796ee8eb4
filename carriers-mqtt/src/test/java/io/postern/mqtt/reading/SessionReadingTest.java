package io.postern.mqtt.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.setting.Given;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReadingTest {

    private final Given given = new Given();

    private SessionOptions session(Map<String, Object> settings) {
        return given.carrier(settings).session();
    }

    @Test
    void hasTheDefaults() {
        assertThat(session(Map.of()))
                .isEqualTo(
                        new SessionOptions(
                                MqttVersion.V5,
                                "default_default",
                                Duration.ofSeconds(60),
                                Duration.ofDays(7),
                                false,
                                1_000,
                                10_000_000,
                                16,
                                100,
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(20),
                                Optional.empty(),
                                Optional.empty()));
        var carrier = given.carrier(Map.of());
        assertThat(carrier.qos()).isEqualTo(1);
        assertThat(carrier.includeTopic()).isFalse();
        assertThat(carrier.systemId()).isEqualTo("default");
        assertThat(given.findings.notes()).isEmpty();
    }

    @Test
    void addsTheSystemToTheClientId() {
        assertThat(session(Map.of("client_id", "sensor", "system_id", "farm")).clientId())
                .isEqualTo("sensor_farm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.1.1", "4", "MQTTv311"})
    void speaksTheOldVersion(String word) {
        assertThat(session(Map.of("version", word)).version()).isEqualTo(MqttVersion.V3_1_1);
        assertThat(given.findings.notes()).isEmpty();
    }

    @Test
    void readsVersionsAsNumbersAndWords() {
        assertThat(session(Map.of("version", 3.0)).version()).isEqualTo(MqttVersion.V3_1_1);
        assertThat(session(Map.of("version", 4.0)).version()).isEqualTo(MqttVersion.V3_1_1);
        assertThat(session(Map.of("version", 5.0)).version()).isEqualTo(MqttVersion.V5);
        assertThat(session(Map.of("version", "MQTTv5")).version()).isEqualTo(MqttVersion.V5);
        assertThat(given.findings.notes()).isEmpty();
    }

    @Test
    void saysThatTheOldestVersionIsNoLongerSpoken() {
        session(Map.of("version", 3.1));
        session(Map.of("version", "MQTTv31"));
        session(Map.of("version", 3.7));

        assertThat(given.findings.notes())
                .containsExactly(
                        "version: MQTT 3.1 is no longer spoken: 3.1.1 is used",
                        "version: MQTT 3.1 is no longer spoken: 3.1.1 is used");
        assertThat(given.findings.problems())
                .containsExactly("version: expected 3, 4 or 5, found 3.7");
    }

    @Test
    void notesWhatTheOldVersionDoesNotKnow() {
        session(Map.of("version", 4.0, "receive_maximum", 5, "topic_aliases", 0));
        session(Map.of("version", 4.0, "session_expiry", Duration.ofDays(1)));

        assertThat(given.findings.notes())
                .containsExactly(
                        "receive_maximum: expected only with \"version\": 5, found it with MQTT"
                                + " 3.1.1: it has no effect",
                        "topic_aliases: expected only with \"version\": 5, found it with MQTT"
                                + " 3.1.1: it has no effect",
                        "session_expiry: with MQTT 3.1.1 the broker itself decides how long it"
                                + " keeps messages for the gateway; only 0 has an effect");
    }

    @Test
    void notesSettingsThatForget() {
        session(Map.of("session_expiry", Duration.ZERO));
        session(Map.of("clean_start", true));
        session(Map.of("qos", 2));

        assertThat(given.findings.notes())
                .containsExactly(
                        "session_expiry: 0: the broker keeps nothing for the gateway while it is"
                                + " away",
                        "clean_start: each connect forgets what the broker kept while the gateway"
                                + " was away",
                        "qos: QoS 2 holds between two neighbours only: through the gateway a"
                                + " message comes at least once, each time with the same uid");
    }

    @Test
    void tellsWhatIsOutOfRange() {
        session(Map.of("keep_alive", Duration.ofDays(1)));
        session(Map.of("session_expiry", Duration.ofDays(99_999)));
        session(Map.of("maximum_packet_size", 12L));
        session(Map.of("connect_timeout", Duration.ZERO));
        session(Map.of("client_id", "a\0"));

        assertThat(given.findings.problems())
                .containsExactly(
                        "keep_alive: expected 0 to 65535 seconds, found 86400 s",
                        "session_expiry: expected 0 to 4294967294 seconds, found 8639913600 s",
                        "maximum_packet_size: expected 1000 bytes to 268435460 bytes, found 12 bytes",
                        "connect_timeout: expected more than 0 seconds, found 0 s",
                        "client_id: expected only characters that MQTT allows, found NUL at place"
                                + " 2");
    }

    @Test
    void roundsUpToWholeSeconds() {
        assertThat(session(Map.of("keep_alive", Duration.ofMillis(500))).keepAlive())
                .isEqualTo(Duration.ofSeconds(1));
    }

    private Map<String, Object> will(Map<String, Object> inside) {
        return Map.of("will", Values.of(inside));
    }

    @Test
    void readsWillAndBirth() {
        var session =
                session(
                        Map.of(
                                "will",
                                Values.of(
                                        Map.of(
                                                "topic",
                                                "state",
                                                "payload",
                                                Json.of("off"),
                                                "retained",
                                                true,
                                                "delay",
                                                Duration.ofSeconds(5))),
                                "birth",
                                Values.of(
                                        Map.of(
                                                "topic",
                                                "state",
                                                "payload",
                                                JsonObject.builder().put("on", 1L).build(),
                                                "qos",
                                                0))));

        var will = session.will().orElseThrow();
        assertThat(will.topic()).isEqualTo("state");
        assertThat(will.payload()).asString().isEqualTo("off");
        assertThat(will.qos()).isEqualTo(1);
        assertThat(will.retain()).isTrue();
        assertThat(will.delay()).isEqualTo(Duration.ofSeconds(5));
        var birth = session.birth().orElseThrow();
        assertThat(birth.payload()).asString().isEqualTo("{\"on\":1}");
        assertThat(birth.qos()).isZero();
        assertThat(birth.retain()).isFalse();
    }

    @Test
    void checksWillAndBirth() {
        session(will(Map.of("topic", "a/#")));
        session(will(Map.of("topic", "a", "payload", Json.of("x".repeat(65_536)))));
        session(will(Map.of("topic", "a", "payload", Json.NULL)));

        assertThat(given.findings.problems())
                .containsExactly(
                        "will.topic: expected a topic to send to, without \"+\" and \"#\", found"
                                + " \"a/#\"",
                        "will.payload: expected at most 65535 bytes, found 65536");
    }

    @Test
    void isNotMadeOfSettingsWithAProblem() {
        assertThatThrownBy(() -> CarrierConfig.of(Values.of(Map.of("mqtt_url", "h:x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"mqtt_url\": expected \":\" and a port after the host");
    }
}
