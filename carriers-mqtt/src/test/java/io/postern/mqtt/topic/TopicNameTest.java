package io.postern.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "/a", "a//b", "é😀/x", "$aws/things/x", " "})
    void takesWhatTheStandardAllows(String topic) {
        assertThat(TopicName.fault(topic)).isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(TopicName.fault("")).contains("expected a topic to send to, found empty text");
        assertThat(TopicName.fault("a/#"))
                .contains("expected a topic to send to, without \"+\" and \"#\", found \"a/#\"");
        assertThat(TopicName.fault("a+b")).isPresent();
        assertThat(TopicName.fault("ab\ud83d"))
                .contains("expected only characters that MQTT allows, found U+D83D at place 3");
        assertThat(TopicName.fault("a\nb"))
                .contains("expected only characters that MQTT allows, found U+000A at place 2");
        assertThat(TopicName.fault("\uffff")).isPresent();
        assertThat(TopicName.fault("é".repeat(32_768)))
                .contains("expected at most 65535 bytes, found 65536");
        assertThat(TopicName.fault("é".repeat(32_767))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a, a",
        "a/b, a_b",
        "+, _",
        "#, _",
        "$SYS, _SYS",
        "a$b, a$b",
        "a/../b, a_.._b",
        "'', ''",
        "$, _",
        "$$, _$"
    })
    void cleansWhatAMessageFillsIn(String part, String cleaned) {
        assertThat(TopicName.cleaner(false).apply(part)).isEqualTo(cleaned);
    }

    @Test
    void letsContentAddLevelsWhereTheAddressAllowsIt() {
        assertThat(TopicName.cleaner(true).apply("$SYS/+/a\0")).isEqualTo("_SYS/_/a_");
    }

    @Test
    void neverLetsContentMakeAReservedOrWildTopic() {
        var random = new Random(13);
        for (int left = 20_000; left > 0; left--) {
            var topic = new StringBuilder();
            for (int parts = 1 + random.nextInt(3); parts > 0; parts--) {
                topic.append(TopicName.cleaner(random.nextBoolean()).apply(part(random)));
            }

            assertThat(topic.toString()).doesNotStartWith("$").doesNotContain("+", "#", "\0");
        }
    }

    private static String part(Random random) {
        var part = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            part.append("+#/$a\0\né".charAt(random.nextInt(8)));
        }
        return part.toString();
    }
}
