package io.postern.mqtt.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/#, a",
        "a/#, a/",
        "a/#, a/b/c",
        "a/+, a/",
        "+/#, a",
        "#, /a",
        "/+, /a",
        "+/+, /a",
        "a//b, a//b",
        "$SYS/#, $SYS/broker",
        "$SYS/+, $SYS/x",
        "+, a",
        "a/+/#, a/b"
    })
    void takes(String filter, String topic) {
        assertThat(Filter.of(filter).matches(topic)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a/#, ab",
        "a/+, a",
        "a/+, a/b/c",
        "+, /a",
        "a, /a",
        "a, a/",
        "#, $SYS/x",
        "+/#, $SYS/x",
        "+/x, $SYS/x",
        "a/+/#, a",
        "a/b, a//b",
        "A, a"
    })
    void doesNotTake(String filter, String topic) {
        assertThat(Filter.of(filter).matches(topic)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "#, a/b",
        "a/#, a",
        "a/#, a/+/c",
        "a/+, a/b",
        "+/#, #",
        "#, +/#",
        "a/+/c, a/b/c",
        "#, #",
        "+/b, a/b",
        "a/#, a/b/#",
        "$SYS/#, $SYS/+"
    })
    void contains(String wide, String narrow) {
        assertThat(Filter.of(wide).contains(Filter.of(narrow))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a/+, a/#",
        "a/+/#, a/#",
        "a/b, a/+",
        "#, $SYS/#",
        "+/x, $SYS/x",
        "a/+, a",
        "a, a/+"
    })
    void doesNotContain(String wide, String narrow) {
        assertThat(Filter.of(wide).contains(Filter.of(narrow))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a/+, +/b, +/+",
        "a/#, +/b, +/#",
        "a/+/c, a/b/+, a/+/+",
        "a/+, +/#, +/#",
        "+/b/#, a/+, +/+/#",
        "a, a/#, a/#",
        "$SYS/+/x, $SYS/y/+, $SYS/+/+"
    })
    void mergesIntoTheSmallestThatContainsBoth(String one, String other, String both) {
        assertThat(Filter.of(one).merged(Filter.of(other))).hasToString(both);
        assertThat(Filter.of(other).merged(Filter.of(one))).hasToString(both);
    }

    @Test
    void mergesNothingReservedWithTheRest() {
        assertThatThrownBy(() -> Filter.of("$SYS/a").merged(Filter.of("b/a")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no filter contains both $SYS/a and b/a");
    }

    @Test
    void crossesWhatItMeetsWithoutContainingIt() {
        assertThat(Filter.of("a/+").crosses(Filter.of("+/b"))).isTrue();
        assertThat(Filter.of("a/#").crosses(Filter.of("a/b"))).isFalse();
        assertThat(Filter.of("a/b").crosses(Filter.of("a/c"))).isFalse();
        assertThat(Filter.of("$SYS/#").crosses(Filter.of("+/b"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#/b", "#/a", "a#", "a+/b", "++", "a/b#", "##"})
    void refusesWildcardsThatShareALevelOrComeTooEarly(String text) {
        assertThat(Filter.fault(text)).isPresent();
        assertThatThrownBy(() -> Filter.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(Filter.fault("")).contains("expected a topic, found empty text");
        assertThat(Filter.fault("a/#/b"))
                .contains("expected \"#\" only as the last level, found \"a/#/b\"");
        assertThat(Filter.fault("a/b+"))
                .contains("expected each \"+\" and \"#\" alone between slashes, found \"b+\"");
        assertThat(Filter.fault("a\0b"))
                .contains("expected only characters that MQTT allows, found NUL at place 2");
        assertThat(Filter.fault("x".repeat(65_536)))
                .contains("expected at most 65535 bytes, found 65536");
    }

    @Test
    void agreesWithTheStandardAboutContainingAndOverlapping() {
        var some = new NaiveMatch(7);
        var topics = new ArrayList<String>();
        for (int left = 1_000; left > 0; left--) {
            topics.add(some.topic());
        }

        for (int left = 1_000; left > 0; left--) {
            agrees(some.filter(), some.filter(), topics);
        }
    }

    private static void agrees(String one, String other, List<String> topics) {
        var a = Filter.of(one);
        var b = Filter.of(other);
        boolean overlap = false;
        for (var topic : topics) {
            boolean byA = NaiveMatch.of(one, topic);
            boolean byB = NaiveMatch.of(other, topic);
            overlap |= byA && byB;
            if (a.contains(b) && byB) {
                assertThat(byA).as("%s contains %s: %s", a, b, topic).isTrue();
            }
            if (a.overlaps(b) && (byA || byB)) {
                assertThat(NaiveMatch.of(a.merged(b).toString(), topic))
                        .as("%s with %s: %s", a, b, topic)
                        .isTrue();
            }
        }
        if (overlap) {
            assertThat(a.overlaps(b)).as("%s meets %s", a, b).isTrue();
        }
        assertThat(a.overlaps(b)).isEqualTo(b.overlaps(a));
    }

    @Test
    void takesAnyTextForOneOrSaysWhyNot() {
        var random = new Random(11);
        for (int left = 20_000; left > 0; left--) {
            var text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append("+#/$a\0\ud83d\ude00é".charAt(random.nextInt(9)));
            }
            var fault = Filter.fault(text.toString());
            if (fault.isEmpty()) {
                assertThat(Filter.of(text.toString())).hasToString(text.toString());
            } else {
                assertThat(fault.get()).startsWith("expected ");
            }
        }
    }
}
