package io.postern.serial.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class ExpectTest {

    @Test
    void textIsTheWholeAnswer() {
        var expect = new ExpectText("OK");

        assertThat(expect.matches(text("OK"))).isTrue();
        assertThat(expect.matches(text("OK\0\0"))).isTrue();
        assertThat(expect.matches(text("OKAY"))).isFalse();
        assertThat(expect.matches(text("OK\0Y"))).isFalse();
        assertThat(expect.matches(text("O"))).isFalse();
        assertThat(new ExpectText("OK\0").matches(text("OK"))).isFalse();
    }

    @Test
    void hexIsHowTheAnswerBegins() {
        var expect = new ExpectHex("EE ?? 02");

        assertThat(expect.matches(new byte[] {(byte) 0xEE, 9, 2})).isTrue();
        assertThat(expect.matches(new byte[] {(byte) 0xEE, 9, 2, 7})).isTrue();
        assertThat(expect.matches(new byte[] {(byte) 0xEE, 9, 3})).isFalse();
        assertThat(expect.matches(new byte[] {(byte) 0xEE, 9})).isFalse();
        assertThat(expect.words()).isEqualTo("EE ?? 02");
    }

    @Test
    void patternIsFoundAnywhere() {
        var expect = new ExpectPattern("(?<uid>[0-9A-F]{4})-(x)(?<rest>y)?");

        assertThat(expect.matches(text("id: 12AF-x!"))).isTrue();
        assertThat(expect.matches(text("id: 12-x"))).isFalse();
        assertThat(expect.names()).containsExactly("uid", "rest");
        assertThat(expect.captured(text("id: 12AF-x!"))).hasToString("{uid=\"12AF\"}");
    }

    @Test
    void patternKnowsAGroupFromWhatOnlyLooksLikeOne() {
        assertThat(new ExpectPattern("\\(?<a>\\Q(?<b>\\E(?<c>.)").names()).containsExactly("c");
        assertThat(new ExpectPattern("(?x) (?<a>.) # (?<b>.)").names()).containsExactly("a");
        assertThat(new ExpectPattern("OK").names()).isEmpty();
    }

    @Test
    void patternReadsUtf8AndWhatIsNone() {
        var expect = new ExpectPattern("^(?<name>.+)$");

        assertThat(expect.captured("Küche".getBytes(StandardCharsets.UTF_8)))
                .hasToString("{name=\"Küche\"}");
        assertThat(expect.captured("Küche".getBytes(StandardCharsets.ISO_8859_1)))
                .hasToString("{name=\"Küche\"}");
    }

    @Test
    void patternIsDoneInTimeWhateverTheAnswer() {
        var slow = new ExpectPattern("^(a+)+$");
        var deep = new ExpectPattern("^(?:a|b|(c))*+$");
        var answer = text("a".repeat(60_000) + "!");

        var matches =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> slow.matches(text("a".repeat(500) + "!")) || slow.matches(answer));

        // only the first part is looked at, which has no ! in it
        assertThat(matches).isTrue();
        assertThat(slow.matches(text("a".repeat(500) + "!"))).isFalse();
        assertThat(deep.matches(answer)).isTrue();
    }

    @Test
    void patternThatIsNoneSaysWhere() {
        assertThatThrownBy(() -> new ExpectPattern("a(b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected a regular expression, found \"a(b\": Unclosed group, near"
                                + " character 4; names of groups have letters and digits only");
        assertThatThrownBy(() -> new ExpectPattern("(?<serial_number>.)"))
                .hasMessageContaining("names of groups have letters and digits only");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
