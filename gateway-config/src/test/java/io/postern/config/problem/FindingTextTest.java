package io.postern.config.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.screen.Screen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingTextTest {

    @Test
    void aProblemShowsItsLineWithACaret() {
        var file = new SourceFile("configs/tasks/a.json", "{\n  \"a\": 1\n}\n");

        var text = FindingText.of(Finding.problem(new Place(file, 2, 8), "expected text, found 1"));

        assertThat(text)
                .isEqualTo(
                        """
                        configs/tasks/a.json:2:8: expected text, found 1
                            2 |   "a": 1
                              |        ^""");
    }

    @Test
    void notesAndWaitingSayWhatTheyAre() {
        var file = new SourceFile("a.json", "");
        var place = new Place(file, 1, 1);

        var text =
                FindingText.of(
                        List.of(Finding.note(place, "this"), Finding.waiting(place, "that")));

        assertThat(text).isEqualTo("a.json:1:1: waiting: that\na.json:1:1: note: this");
    }

    @Test
    void findingsAreSortedByFileLineAndColumn() {
        var a = new SourceFile("a.json", "");
        var b = new SourceFile("b.json", "");

        var text =
                FindingText.of(
                        List.of(
                                Finding.problem(new Place(b, 1, 1), "5"),
                                Finding.problem(new Place(a, 10, 1), "4"),
                                Finding.problem(new Place(a, 9, 10), "3"),
                                Finding.problem(new Place(a, 9, 9), "2"),
                                Finding.problem(new Place(a, 1, 80), "1")));

        assertThat(text)
                .isEqualTo(
                        """
                        a.json:1:80: 1
                        a.json:9:9: 2
                        a.json:9:10: 3
                        a.json:10:1: 4
                        b.json:1:1: 5""");
    }

    @Test
    void tabsBecomeSpacesInLineAndCaretLine() {
        assertThat(excerpt("\tab\tc", 5))
                .isEqualTo(
                        """
                        a:1:5: x
                            1 |     ab  c
                              |         ^""");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
        assertThat(excerpt("漢字e\u0301😀x", 6))
                .isEqualTo(
                        """
                        a:1:6: x
                            1 | 漢字e\u0301😀x
                              |        ^""");
    }

    @Test
    void charactersThatSteerATerminalAreReplaced() {
        var file = new SourceFile("a\nb.json", "x\u001B[31m\u202Ey");

        var text = FindingText.of(Finding.problem(new Place(file, 1, 8), "found \u001B[2J"));

        assertThat(text).isEqualTo("a�b.json:1:8: found �[2J\n    1 | x�[31m�y\n      |        ^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pasword",
                "passwort",
                "Password",
                "mqtt_passwrod",
                "tokn",
                "secert",
                "api-kye"
            })
    void soAreThoseOfKeysThatAlmostDo(String key) {
        var json = new SourceFile("a.json", "{\"" + key + "\": \"hunter2\" \"qos\": 7}");

        assertThat(FindingText.of(Finding.problem(new Place(json, 1, 3), "x")))
                .contains(key + "\": ••••••••• \"qos\": 7}");
    }

    @Test
    void othersAreShown() {
        var line = "{\"topic\": \"a\", \"host\": \"b\", \"sensor\": \"c\", \"broker\": \"d\"}";

        assertThat(excerpt(line, 2)).contains(line);
    }

    @Test
    void valuesOfKeysThatNameASecretAreNotShown() {
        var json = new SourceFile("a.json", "{\"mqtt_password\": \"a\\\"b\", \"qos\": 7}");
        var yaml = new SourceFile("a.yaml", "api_key: 0123 4 # x");
        var reference = new SourceFile("a.yaml", "token: ${env:TOKEN}");
        var none = new SourceFile("a.json", "{\"token\": null, \"qos\": 7}");
        var empty = new SourceFile("a.json", "{\"token\":");

        assertThat(FindingText.of(Finding.problem(new Place(json, 1, 34), "x")))
                .isEqualTo(
                        """
                        a.json:1:34: x
                            1 | {"mqtt_password": ••••••, "qos": 7}
                              |                                  ^""");
        assertThat(
                        FindingText.of(
                                Finding.problem(
                                        new Place(yaml, 1, 10),
                                        "expected a number, found 0123; write 123")))
                .isEqualTo(
"""
a.yaml:1:10: expected a number, found something that is not shown
    1 | api_key: ••••••••••
      |          ^""");
        assertThat(FindingText.of(Finding.problem(new Place(reference, 1, 8), "x")))
                .isEqualTo(
                        """
                        a.yaml:1:8: x
                            1 | token: ${env:TOKEN}
                              |        ^""");
        assertThat(FindingText.of(Finding.problem(new Place(none, 1, 24), "found 7")))
                .isEqualTo(
                        """
                        a.json:1:24: found 7
                            1 | {"token": null, "qos": 7}
                              |                        ^""");
        assertThat(FindingText.of(Finding.problem(new Place(empty, 1, 10), "x")))
                .isEqualTo(
                        """
                        a.json:1:10: x
                            1 | {"token":
                              |          ^""");
    }

    @Test
    void aLongLineIsCutAroundTheCaret() {
        String line = "0123456789".repeat(20);

        assertThat(excerpt(line, 1))
                .isEqualTo(
"""
a:1:1: x
    1 | 0123456789012345678901234567890123456789012345678901234567890123456789…
      | ^""");
        assertThat(excerpt(line, 101))
                .isEqualTo(
"""
a:1:101: x
    1 | …567890123456789012345678901234567890123456789012345678901234567890123…
      |                                     ^""");
        assertThat(excerpt(line, 201))
                .isEqualTo(
"""
a:1:201: x
    1 | …0123456789012345678901234567890123456789012345678901234567890123456789
      |                                                                        ^""");
    }

    @Test
    void everyLineOfAnExcerptFitsATerminal() {
        String line = "漢a\t".repeat(200);

        for (int column = 1; column <= 601; column += 7) {
            assertThat(excerpt(line, column).lines())
                    .allSatisfy(shown -> assertThat(width(shown)).isLessThanOrEqualTo(80));
        }
    }

    @Test
    void aPlaceOutsideItsLineIsShownAtItsEnd() {
        assertThat(excerpt("abc", 99))
                .isEqualTo(
                        """
                        a:1:99: x
                            1 | abc
                              |    ^""");
    }

    @Test
    void bigLineNumbersKeepTheCaretInItsPlace() {
        var file = new SourceFile("a", "\n".repeat(123_455) + "abc");

        assertThat(FindingText.of(Finding.problem(new Place(file, 123_456, 2), "x")))
                .isEqualTo(
                        """
                        a:123456:2: x
                        123456 | abc
                               |  ^""");
    }

    private static String excerpt(String line, int column) {
        var file = new SourceFile("a", line);
        return FindingText.of(Finding.problem(new Place(file, 1, column), "x"));
    }

    private static int width(String text) {
        return text.codePoints().map(Screen::width).sum();
    }
}
