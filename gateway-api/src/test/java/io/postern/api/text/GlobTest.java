package io.postern.api.text;

import static io.postern.api.text.Glob.Option.ANY_CASE;
import static io.postern.api.text.Glob.Option.BACKSLASH;
import static io.postern.api.text.Glob.Option.CHOICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "ab, ab, true",
        "a*, ab, true",
        "*b, aab, true",
        "**a**b*, aab, true",
        "a?, ab, true",
        "a?, a😀, true",
        "*?b, 😀ab, true",
        "'', '', true",
        "*, '', true",
        "?, '', false",
        "ab, aB, false",
        "a, ab, false",
        "ab, a, false",
        "*a, ab, false",
        "[a], [a], true",
        "a\\*, a\\b, true"
    })
    void matchesTheWholeText(String glob, String text, boolean matches) {
        assertThat(Glob.of(glob).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "tty[0-3], tty2, true",
        "tty[0-3], tty4, false",
        "tty[!0-3], tty4, true",
        "tty[^0-3], tty2, false",
        "[]a], ], true",
        "[a-], -, true",
        "[\\d]?, \\d, true",
        "[é-ü]*, ö, true",
        "[a-c], B, false"
    })
    void takesOneOfAChoice(String glob, String text, boolean matches) {
        assertThat(Glob.of(glob, CHOICES).matches(text)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({"É*, éa", "[a-c]É, Bé", "[A-C], b"})
    void takesAnyCaseWhereTold(String glob, String text) {
        assertThat(Glob.of(glob, ANY_CASE, CHOICES).matches(text)).isTrue();
        assertThat(Glob.of(glob, CHOICES).matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a?", "\\*", "a\\", "[a]"})
    void takesWhatIsQuotedAsItIs(String text) {
        var glob = Glob.of(Glob.quoted(text), BACKSLASH);

        assertThat(glob.matches(text)).isTrue();
        assertThat(glob.matches("ab")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[", "a[]", "[!]", "[9-0]"})
    void refusesAChoiceThatIsNone(String glob) {
        assertThatThrownBy(() -> Glob.of(glob, CHOICES))
                .hasMessage(
                        "expected every \"[\" to open a choice such as \"[0-9]\", found \""
                                + glob
                                + "\"");
    }

    @Test
    void isQuickWithLongText() {
        var glob = Glob.of("*a".repeat(10) + "b".repeat(100_000));

        assertThat(glob.matches("a".repeat(100_000))).isFalse();
    }
}
