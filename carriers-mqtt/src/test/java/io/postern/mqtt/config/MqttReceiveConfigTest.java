package io.postern.mqtt.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.setting.Given;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttReceiveConfigTest {

    private final Given given = new Given();

    @ParameterizedTest
    @CsvSource({
        "a, a/#",
        "/a, /a/#",
        "a/, a//#",
        "a/+, a/+",
        "a/#, a/#",
        "$SYS/broker, $SYS/broker/#",
        "+, +"
    })
    void takesWhatIsBelowUnlessThereAreWildcards(String topic, String filter) {
        assertThat(given.receive(Map.of("topic", topic)))
                .isEqualTo(
                        new MqttReceiveConfig(
                                filter, Optional.empty(), 1, true, false, Duration.ZERO));
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void takesATopicExactlyWhereAsked() {
        assertThat(given.receive(Map.of("topic", "a", "topic_match", "exact")).filter())
                .isEqualTo("a");
        assertThat(given.findings.notes()).isEmpty();

        given.receive(Map.of("topic", "a/+", "topic_match", "exact"));

        assertThat(given.findings.notes())
                .containsExactly(
                        "topic_match: a topic with \"+\" or \"#\" is always taken as it is"
                                + " written");
    }

    @Test
    void takesTheCarriersQosUnlessItHasItsOwn() {
        assertThat(given.receive(Map.of("qos", 0), Map.of("topic", "a")).qos()).isZero();
        assertThat(given.receive(Map.of("qos", 0), Map.of("topic", "a", "qos", 1)).qos())
                .isEqualTo(1);
    }

    @Test
    void readsSharedGroups() {
        var bySetting = given.receive(Map.of("topic", "a", "shared_group", "g"));
        var byTopic = given.receive(Map.of("topic", "$share/g/a"));

        assertThat(bySetting).isEqualTo(byTopic);
        assertThat(byTopic.subscription().text()).isEqualTo("$share/g/a/#");
        assertThat(given.receive(Map.of("topic", "$share/g//a/+")).subscription().text())
                .isEqualTo("$share/g//a/+");
        assertThat(given.findings.problems()).isEmpty();
    }

    @Test
    void readsRetained() {
        var config =
                given.receive(
                        Map.of("topic", "a", "retained", "ignore", "retain_as_published", true));

        assertThat(config.retained()).isFalse();
        assertThat(config.retainAsPublished()).isTrue();
    }

    @Test
    void saysWhatIsWrong() {
        given.receive(Map.of());
        given.receive(Map.of("topic", "a/#/b"));
        given.receive(Map.of("topic", "a/$content.x"));
        given.receive(Map.of("topic", "$share/g"));
        given.receive(Map.of("topic", "$share//a"));
        given.receive(Map.of("topic", "$share/g/"));
        given.receive(Map.of("topic", "$share/g/a", "shared_group", "h"));
        given.receive(Map.of("topic", "a", "shared_group", "a/b"));
        given.receive(Map.of("topic", "x".repeat(65_534)));

        assertThat(given.findings.problems())
                .containsExactly(
                        "topic: expected the topic to receive, found nothing; write it into"
                                + " \"additional_info\", such as \"topic\": \"$msg_type\"",
                        "topic: expected \"#\" only as the last level, found \"a/#/b\"",
                        "topic: expected what is known before a message comes, found"
                                + " \"$content.x\"; write \"+\" for any level there",
                        "topic: expected \"$share/GROUP/TOPIC\", found \"$share/g\"",
                        "shared_group: expected a name without \"/\", \"+\" and \"#\", found \"\"",
                        "topic: expected a topic, found empty text",
                        "shared_group: expected the group in \"topic\", which is \"g\", found"
                                + " \"h\"; leave one of them out",
                        "shared_group: expected a name without \"/\", \"+\" and \"#\", found"
                                + " \"a/b\"",
                        "topic: expected at most 65535 bytes, found 65536");
    }

    @Test
    void notesWhatTheOldVersionDoesNotKnow() {
        var config =
                given.receive(
                        Map.of("version", 3.0),
                        Map.of("topic", "a", "shared_group", "g", "retain_as_published", true));

        assertThat(config.retainAsPublished()).isFalse();
        assertThat(given.findings.notes())
                .containsExactly(
                        "retain_as_published: expected only with \"version\": 5, found it with MQTT"
                                + " 3.1.1: it has no effect",
                        "shared_group: shared groups belong to MQTT 5; not every broker knows them"
                                + " with 3.1.1");
    }
}
