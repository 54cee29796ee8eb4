package io.postern.mqtt.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.setting.Template;
import io.postern.mqtt.config.MqttSendConfig.Retain;
import io.postern.mqtt.setting.Given;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttSendConfigTest {

    private final Given given = new Given();

    @Test
    void hasTheDefaults() {
        assertThat(given.send(Map.of("topic", Template.of("a"))))
                .isEqualTo(
                        new MqttSendConfig(
                                Template.of("a"),
                                false,
                                1,
                                Retain.NEVER,
                                true,
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Duration.ZERO));
        assertThat(given.findings.problems()).isEmpty();
        assertThat(given.findings.notes()).isEmpty();
    }

    @Test
    void readsEverySetting() {
        var config =
                given.send(
                        Map.ofEntries(
                                Map.entry("topic", Template.of("a/$msg_id")),
                                Map.entry("topic_levels", true),
                                Map.entry("qos", 2),
                                Map.entry("retained", "keep"),
                                Map.entry("add_source", false),
                                Map.entry("reply", true),
                                Map.entry("content_type", "text/plain"),
                                Map.entry("response_topic", Template.of("answers")),
                                Map.entry("user_properties", Map.of("k", Template.of("$msg_time"))),
                                Map.entry("expiry", Duration.ofMinutes(1)),
                                Map.entry("flood_seconds_tolerance", Duration.ofSeconds(2))));

        assertThat(config)
                .isEqualTo(
                        new MqttSendConfig(
                                Template.of("a/$msg_id"),
                                true,
                                2,
                                Retain.KEEP,
                                false,
                                true,
                                Optional.of("text/plain"),
                                Optional.of(Template.of("answers")),
                                Map.of("k", Template.of("$msg_time")),
                                Optional.of(Duration.ofMinutes(1)),
                                Duration.ofSeconds(2)));
        assertThat(given.findings.problems()).isEmpty();
        assertThat(given.send(Map.of("topic", Template.of("a"), "retained", true)).retain())
                .isEqualTo(Retain.ALWAYS);
    }

    @Test
    void needsNoTopicForReplies() {
        assertThat(given.send(Map.of("reply", true)).topic().source()).isEmpty();
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        given.send(Map.of());
        given.send(Map.of("topic", Template.of("a/#")));
        given.send(Map.of("topic", Template.of("")));
        given.send(Map.of("topic", Template.of("$share/g/a")));
        given.send(Map.of("topic", Template.of("a"), "response_topic", Template.of("+")));
        given.send(Map.of("topic", Template.of("a"), "content_type", "a\0"));
        given.send(Map.of("topic", Template.of("a"), "expiry", Duration.ZERO));
        given.send(
                Map.of(
                        "topic", Template.of("a"),
                        "user_properties", Map.of("k", Template.of("\ud83d"))));

        assertThat(given.findings.problems())
                .containsExactly(
                        "topic: expected the topic to send to, found nothing; write it into"
                                + " \"additional_info\", such as \"topic\": \"$msg_type\"",
                        "topic: expected a topic to send to, without \"+\" and \"#\", found"
                                + " \"a/#\"",
                        "topic: expected a topic to send to, found empty text",
                        "topic: expected a topic to send to, found \"$share/g/a\"; $share is only"
                                + " for receiving",
                        "response_topic: expected a topic to send to, without \"+\" and \"#\","
                                + " found \"+\"",
                        "content_type: expected only characters that MQTT allows, found NUL at"
                                + " place 2",
                        "expiry: expected 1 to 4294967294 seconds, found 0 s",
                        "user_properties: expected only characters that MQTT allows, found U+D83D"
                                + " at place 1");
    }

    @Test
    void refusesWhatTheOldVersionCannotSend() {
        given.send(
                Map.of("version", 3.0),
                Map.of("topic", Template.of("a"), "content_type", "text/plain"));

        assertThat(given.findings.problems())
                .containsExactly(
                        "content_type: expected only with \"version\": 5 in the carrier's file,"
                                + " found it with MQTT 3.1.1, which cannot send it");
    }

    @Test
    void saysThatATopicInATopicLosesItsLevels() {
        given.send(Map.of("topic", Template.of("copy/$mqtt.topic")));
        given.send(Map.of("topic", Template.of("copy/$mqtt.topic"), "topic_levels", true));

        assertThat(given.findings.notes())
                .containsExactly(
                        "topic: each \"/\" in $mqtt.topic becomes \"_\"; \"topic_levels\": true"
                                + " keeps the levels");
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, false, a/b",
        "a/$msg_id/b, false, a/+/b",
        "a/x$msg_id-$content.a.b/b, false, a/+/b",
        "a/$msg_id/b, true, a/#",
        "$msg_id, false, +",
        "$mqtt.topic, true, #",
        "a/$msg_idx/$msg_id, false, a/$msg_idx/+",
        "$aws/x, false, $aws/x"
    })
    void knowsWhichTopicsMessagesCanMakeOfIt(String topic, boolean levels, String filter) {
        assertThat(new SendTopic(Template.of(topic), levels).filter().orElseThrow())
                .hasToString(filter);
    }
}
