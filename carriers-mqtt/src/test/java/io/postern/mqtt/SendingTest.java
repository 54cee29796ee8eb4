package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Outcome;
import io.postern.api.message.Origin;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reaches others. */
@Timeout(180)
class SendingTest {

    @TempDir static Path folder;

    private static Mosquitto mosquitto;

    @BeforeAll
    static void start() {
        mosquitto =
                Mosquitto.in(folder)
                        .maxPacket(2_000)
                        .maxInflight(7)
                        .acl("topic readwrite open/#", "topic read #")
                        .start();
    }

    @AfterAll
    static void stop() {
        mosquitto.close();
    }

    @Test
    void sendsAllThatMqtt5Carries() throws Exception {
        var address =
                MqttStation.to(
                        "open/$content.room",
                        Map.of(
                                "content_type",
                                "application/json",
                                "response_topic",
                                Template.of("open/answers"),
                                "expiry",
                                Duration.ofSeconds(60),
                                "user_properties",
                                Map.of("site", Template.of("$content.room")),
                                "add_source",
                                true));
        var message = TestEnvelope.of("test_type", JsonObject.EMPTY.with("room", "k/1"));

        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open();
                var sub = Sub.on(mosquitto).version5().topic("open/#").start()) {
            assertThat(station.send(address, message).await()).isEqualTo(Outcome.DELIVERED);

            var got = sub.await(1).get(0);
            assertThat(got.topic()).isEqualTo("open/k_1");
            assertThat(got.payload())
                    .isEqualTo("{\"room\":\"k/1\",\"gateway_id\":\"shed\",\"source\":\"direct\"}");
            assertThat(got.contentType()).isEqualTo("application/json");
            assertThat(got.responseTopic()).isEqualTo("open/answers");
            assertThat(got.userProperties().split(" "))
                    .containsExactlyInAnyOrder(
                            "site:k/1",
                            "uid:test-system/boot/1",
                            "time:2024-05-16T00:00:00.000000");
        }
    }

    @Test
    void saysWhatIsSentAgainFromAQueue() throws Exception {
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open();
                var sub = Sub.on(mosquitto).version5().topic("open/late").start()) {
            var letter =
                    station.sender().writer(MqttStation.to("open/late", 1)).write(message("1"));
            station.sender().send(letter.asReplayed(), outcome -> {});

            assertThat(sub.await(1).get(0).userProperties()).contains("replayed:true");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void answersWhereItIsAskedTo(int version) throws Exception {
        var asked =
                new Origin(
                        "c",
                        "a",
                        "q",
                        false,
                        Map.of("mqtt.response_topic", "open/reply", "mqtt.correlation", "AQI="));
        var address =
                FakeSendAddress.of(
                        "answers",
                        "test_type",
                        Values.of(Map.of("reply", true, "add_source", false)));

        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), version)).open();
                var sub = Sub.on(mosquitto).version5().topic("open/reply").start()) {
            station.send(address, message("1").withOrigin(asked)).await();

            assertThat(sub.await(1).get(0).payload()).isEqualTo("{\"n\":\"1\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void refusesWhatIsTooLargeForTheBrokerAndStaysUp(int qos) throws Exception {
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open()) {
            var large = station.send(MqttStation.to("open/a", qos), message("x".repeat(3_000)));
            var small = station.send(MqttStation.to("open/a", qos), message("1"));

            assertThat(small.await()).isEqualTo(Outcome.DELIVERED);
            assertThat(large.await())
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.why()).contains("larger than the broker"));
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void answersForEverySizeAroundTheLargest(int qos) throws Exception {
        var address = MqttStation.to("open/ä", Map.of("qos", qos, "content_type", "text/plain"));
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open()) {
            var largest = 0;
            for (int size = 1_800; size < 2_000; size++) {
                var outcome = station.send(address, message("x".repeat(size))).await();
                largest = outcome.equals(Outcome.DELIVERED) ? size : largest;
            }

            assertThat(station.watch().losses()).isEmpty();
            // what stands around the content takes some 120 bytes
            assertThat(largest).isBetween(1_850, 1_899);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void refusesWhatTheBrokerDoesNotAllow(int qos) throws Exception {
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open()) {
            assertThat(station.send(MqttStation.to("closed", qos), message("1")).await())
                    .isEqualTo(
                            new Outcome.Refused(
                                    "topic \"closed\", without a user name: not authorized; give"
                                            + " this user the right to it in the broker's access"
                                            + " rules (0x87)"));
        }
    }

    @Test
    void keepsToTheBrokersWindow() throws Exception {
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), 5)).open()) {
            assertThat(station.sender().window()).isEqualTo(7);
            assertThat(station.sender().patience()).isEqualTo(Duration.ofSeconds(20));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void keepsWhatIsToBeKept(int version) throws Exception {
        var address = MqttStation.to("open/kept" + version, Map.of("retained", true));
        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), version)).open()) {
            station.send(address, message("1")).await();
        }

        try (var sub = Sub.on(mosquitto).topic("open/kept" + version).start()) {
            assertThat(sub.await(1)).extracting(ReceivedMessage::retained).containsExactly(true);
        }
    }

    @Test
    void refusesToKeepWhereNothingIsKept() throws Exception {
        try (var forgetful = Mosquitto.in(folder).retainsNothing().start();
                var station = MqttStation.sending(MqttStation.at(forgetful.port(), 5)).open()) {
            var kept = station.send(MqttStation.to("a", Map.of("retained", true)), message("1"));

            assertThat(kept.await())
                    .isEqualTo(
                            new Outcome.Refused(
                                    "the broker keeps no retained messages; set \"retain\" to false"
                                            + " (0x9A)"));
        }
    }

    private static TestEnvelope message(String content) {
        return TestEnvelope.of("test_type", JsonObject.EMPTY.with("n", Json.of(content)));
    }
}
