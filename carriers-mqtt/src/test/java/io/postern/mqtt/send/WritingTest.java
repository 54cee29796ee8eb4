package io.postern.mqtt.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Letter;
import io.postern.api.link.SkippedException;
import io.postern.api.message.Origin;
import io.postern.api.message.Payload;
import io.postern.api.message.UndeliverableException;
import io.postern.api.setting.MissingWordException;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.TestEnvelope;
import io.postern.api.testing.VirtualTime;
import io.postern.mqtt.MqttFactory;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.UserProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How messages are written down, without any broker. */
class WritingTest {

    private final VirtualTime time = new VirtualTime();
    private final MqttSendingLink link = link(5);

    @Test
    void keepsAllThatIsSentAlong() throws Exception {
        var letter = write(Map.of("topic", Template.of("a/$msg_id"), "qos", 2), message("{}"));

        assertThat(letter.destination()).isEqualTo("a/default");
        assertThat(letter.properties()).isEqualTo(Map.of("qos", "2"));
        assertThat(letter.uid()).isEqualTo("test-system/boot/1");
        assertThat(letter.time()).isEqualTo("2024-05-16T00:00:00.000000");
    }

    /** There are no user properties to carry them in. */
    @Test
    void asksForNoUidWithTheOldVersion() throws Exception {
        var letter = link(3).writer(address(topic("a"))).write(message("{}"));

        assertThat(letter.properties()).isEqualTo(Map.of("qos", "1"));
        assertThat(letter.uid() + letter.time()).isEmpty();
    }

    @Test
    void keepsWhatAMessageBringsBesideWhatAllHave() throws Exception {
        var settings =
                Map.of(
                        "topic",
                        Template.of("a"),
                        "retained",
                        true,
                        "content_type",
                        "text/plain",
                        "user_properties",
                        Map.of("place", Template.of("$msg_id"), "uid", Template.of("mine")));

        assertThat(write(settings, message("x")).properties())
                .isEqualTo(
                        Map.of(
                                "qos",
                                "1",
                                "retain",
                                "true",
                                "content_type",
                                "text/plain",
                                "user.place",
                                "default"));
    }

    @Test
    void saysItsOwnUidWhateverTheSettingsSay() throws Exception {
        var settings =
                Map.of(
                        "topic",
                        Template.of("a"),
                        "user_properties",
                        Map.of("uid", Template.of("mine")));

        var letter = write(settings, message("x"));

        assertThat(letter.uid()).isEqualTo("test-system/boot/1");
        assertThat(LetterProperties.options(letter).user()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "[1]", "5", "\"{\"", "", " \n"})
    void leavesAsItCameWhatIsNoJsonObject(String bytes) throws Exception {
        assertThat(text(write(topic("a"), message(bytes)))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", " \r\n\t{\"a\":1}", "\uFEFF{\"a\":1}"})
    void addsWhereItComesFromToJsonObjects(String bytes) throws Exception {
        assertThat(text(write(topic("a"), message(bytes))))
                .isEqualTo("{\"read\":\"yes\",\"gateway_id\":\"shed\",\"source\":\"direct\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/\u0000", "a/#", "a/+"})
    void refusesTopicsThatNothingCanBeSentTo(String asked) {
        var origin = new Origin("c", "a", "p", false, Map.of("mqtt.response_topic", asked));

        assertThatThrownBy(() -> write(Map.of("reply", true), message("x").withOrigin(origin)))
                .isInstanceOf(UndeliverableException.class)
                .hasMessageContaining("response topic: expected");
    }

    @Test
    void refusesToAnswerWhatDidNotAsk() {
        assertThatThrownBy(() -> write(Map.of("reply", true), message("x")))
                .isInstanceOf(UndeliverableException.class)
                .hasMessage(
                        "topic: expected a message that asks for a reply, found one without a"
                                + " response topic");
    }

    @Test
    void cleansWhatAMessageFillsIn() throws Exception {
        var content = JsonObject.EMPTY.with("room", "$a/+b#");
        var settings = topic("x/$content.room/y");

        var letter = link.writer(address(settings)).write(TestEnvelope.of("test_type", content));

        assertThat(letter.destination()).isEqualTo("x/_a__b_/y");
    }

    @Test
    void refusesATopicOfWhichAWordIsMissing() {
        assertThatThrownBy(
                        () ->
                                link.writer(address(topic("x/$content.room")))
                                        .write(TestEnvelope.of("test_type", JsonObject.EMPTY)))
                .isInstanceOf(MissingWordException.class);
    }

    @Test
    void keepsTheRetainFlagWhereItIsToldTo() throws Exception {
        var settings = Map.<String, Object>of("topic", Template.of("a"), "retained", "keep");
        var kept = new Origin("c", "a", "p", true, Map.of());

        assertThat(write(settings, message("x")).properties()).doesNotContainKey("retain");
        assertThat(write(settings, message("x").withOrigin(kept)).properties())
                .containsKey("retain");
    }

    @Test
    void dropsWhatComesTooSoonWhereItIsToldTo() throws Exception {
        var writer =
                link.writer(
                        address(
                                Map.of(
                                        "topic",
                                        Template.of("a"),
                                        "flood_seconds_tolerance",
                                        Duration.ofSeconds(2))));

        writer.write(message("1"));
        time.advance(Duration.ofMillis(1_999));
        assertThatThrownBy(() -> writer.write(message("2")))
                .isInstanceOfSatisfying(
                        SkippedException.class,
                        skipped -> assertThat(skipped.rule()).isEqualTo("flood"));
        time.advance(Duration.ofMillis(1));

        assertThat(text(writer.write(message("3")))).isEqualTo("3");
    }

    /** So does a queue on disk, which keeps no object of ours. */
    @Test
    void readsItsOptionsAgainFromWhatALetterKeeps() throws Exception {
        var settings =
                Map.of(
                        "topic",
                        Template.of("a"),
                        "retained",
                        true,
                        "reply",
                        true,
                        "content_type",
                        "text/plain",
                        "response_topic",
                        Template.of("answers"),
                        "user_properties",
                        Map.of("place", Template.of("$msg_id")));
        var asked = new Origin("c", "a", "p", false, Map.of("mqtt.correlation", "AQI="));
        var letter = write(settings, message("x").withOrigin(asked));

        var options = LetterProperties.options(letter.asReplayed());

        assertThat(options)
                .usingRecursiveComparison()
                .isEqualTo(LetterProperties.options(letter))
                .isEqualTo(
                        new PublishOptions(
                                1,
                                true,
                                Optional.of("text/plain"),
                                Optional.of("answers"),
                                Optional.of(new byte[] {1, 2}),
                                List.of(new UserProperty("place", "default"))));
    }

    private MqttSendingLink link(double version) {
        var settings =
                Values.of(
                        Map.of(
                                "client_id",
                                "farm",
                                "system_id",
                                "shed",
                                "mqtt_url",
                                "127.0.0.1",
                                "version",
                                version));
        var context = new FakeCarrierContext("cloud", settings, time).usedFor(false, true);
        try {
            return (MqttSendingLink) new MqttFactory().create(context).links().get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> topic(String topic) {
        return Map.of("topic", Template.of(topic));
    }

    private Letter write(Map<String, Object> settings, TestEnvelope message) throws Exception {
        return link.writer(address(settings)).write(message);
    }

    private static FakeSendAddress address(Map<String, Object> settings) {
        return FakeSendAddress.of("out", "test_type", Values.of(new HashMap<>(settings)));
    }

    private static TestEnvelope message(String bytes) {
        var payload =
                Payload.of(
                        bytes.getBytes(StandardCharsets.UTF_8),
                        read -> JsonObject.EMPTY.with("read", "yes"));
        return TestEnvelope.of("test_type", JsonObject.EMPTY).withPayload(payload);
    }

    private static String text(Letter letter) {
        return new String(letter.payload(), StandardCharsets.UTF_8);
    }
}
