package io.postern.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.FlagNode;
import io.postern.config.document.Node.ListNode;
import io.postern.config.document.Node.NullNode;
import io.postern.config.document.Node.NumberNode;
import io.postern.config.document.Node.ObjectNode;
import io.postern.config.document.Node.TextNode;
import io.postern.config.document.Told;
import io.postern.config.file.DocumentReader;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {

    @Test
    void everyValueKnowsItsPlace() {
        var file =
                new SourceFile(
                        "a.json",
                        """
                        { // who
                          "a": [1.50, true,],
                          /* what */ "b": null, "c": "é\\u00e9\\n\\ud83d\\ude00",
                        }
                        """);

        var root = DocumentReader.read(file).root();

        var list =
                new ListNode(
                        new Place(file, 2, 8),
                        List.of(
                                new NumberNode(new Place(file, 2, 9), "1.50"),
                                new FlagNode(new Place(file, 2, 15), true)));
        var text = new TextNode(new Place(file, 3, 30), "éé\n😀");
        assertThat(root)
                .contains(
                        new ObjectNode(
                                new Place(file, 1, 1),
                                Map.of(
                                        "a",
                                        new Entry("a", new Place(file, 2, 3), list),
                                        "b",
                                        new Entry(
                                                "b",
                                                new Place(file, 3, 14),
                                                new NullNode(new Place(file, 3, 19))),
                                        "c",
                                        new Entry("c", new Place(file, 3, 25), text))));
        assertThat(root.orElseThrow().entries().keySet()).containsExactly("a", "b", "c");
    }

    @Test
    void charactersOutsideTheBasicPlaneAreOneColumn() {
        var reading = Told.json("{\"😀😀\" 1}");

        assertThat(Told.text(reading))
                .isEqualTo(
                        """
                        a.json:1:7: expected ':' after "😀😀", found 1
                            1 | {"😀😀" 1}
                              |         ^""");
    }

    @Test
    void duplicatesAreAllNamedWithBothPlaces() {
        var reading =
                Told.json(
                        """
                        {
                          "topic": "a",
                          "tls": {"topic": "b"},
                          "topic": "c", "topic": "d"
                        }
                        """);

        assertThat(Told.text(reading))
                .isEqualTo(
"""
a.json:4:3: expected "topic" once, found it again; the first is in line 2, column 3
    4 |   "topic": "c", "topic": "d"
      |   ^
a.json:4:17: expected "topic" once, found it again; the first is in line 2, column 3
    4 |   "topic": "c", "topic": "d"
      |                 ^""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
{"a": 1 "b": 2}   => 1:9 expected ',' or '}' after "a", found "b"
{"a": 1]          => 1:8 expected ',' or '}' after "a", found ']'
{"a": 1; "b": 2}  => 1:8 expected ',' or '}' after "a", found ';'
{"a" 1}           => 1:6 expected ':' after "a", found 1
{"a" = 1}         => 1:6 expected ':' after "a", found '='
{"a: "abc"}       => 1:7 expected ':' after "a: ", found abc
{"a": }           => 1:7 expected a value for "a", found '}'
{"a": (1)}        => 1:7 expected a value for "a", found '('
{"a": 1,, "b": 2} => 1:9 expected a key in double quotes or '}', found ','
{,}               => 1:2 expected a key in double quotes or '}', found ','
{"a": 1, # x      => 1:10 expected a key in double quotes or '}', found '#'; write // for a comment
{"a": [1 2]}      => 1:10 expected ',' or ']' after 1, found 2
{"a": [{} {}]}    => 1:11 expected ',' or ']' after an object, found '{'
{"a": [,]}        => 1:8 expected a value or ']', found ','
{"a": 1} }        => 1:10 expected the end of the file after the last '}', found '}'
{"a": 1} {"b": 2} => 1:10 expected the end of the file after the last '}', found '{'
[1]               => 1:1 expected an object in { }, found a list
"x"               => 1:1 expected an object in { }, found "x"
source: mqtt      => 1:1 expected an object in { }, found source
{"a": "abc        => 1:7 expected '"' at the end of this text in the same line, found none
{"a": 1 /* x      => 1:9 expected "*/" where this comment ends, found the end of the file
""")
    void wrongStructureIsNamed(String json, String message) {
        var reading = Told.json(json);

        assertThat(Told.messages(reading)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
{"a": True}      => 1:7 expected true, found True; JSON writes it in small letters
{"a": FALSE}     => 1:7 expected false, found FALSE; JSON writes it in small letters
{"a": None}      => 1:7 expected null, found None; JSON's word for it is null
{"a": yes}       => 1:7 expected true or false, found yes; write true, or "yes" if it is text
{"a": off}       => 1:7 expected true or false, found off; write false, or "off" if it is text
{"a": NaN}       => 1:7 expected a number, found NaN; JSON has no such number
{"a": -Infinity} => 1:7 expected a number, found -Infinity; JSON has no such number
{"a": 'x'}       => 1:7 expected a value in double quotes, found 'x'; write "x"
{'a': 1}         => 1:2 expected a key in double quotes, found 'a'; write "a"
{"a": 'x}        => 1:7 expected a value in double quotes, found a single quote
{a: 1}           => 1:2 expected a key in double quotes, found a; write "a"
{a:1}            => 1:2 expected a key in double quotes, found a; write "a"
{"a": always}    => 1:7 expected a value in double quotes, found always; write "always"
{"a": $msg_type} => 1:7 expected a value in double quotes, found $msg_type; write "$msg_type"
{“a”: 1}         => 1:2 expected a key, found '“'; write straight quotes: "
{"a": “b”}       => 1:7 expected a value, found '“'; write straight quotes: "
{"a": 127.0.0.1} => 1:7 expected a number, found 127.0.0.1; write "127.0.0.1" if it is text
{"a": 10s}       => 1:7 expected a number, found 10s; write "10s" if it is text
{"a": +5}        => 1:7 expected a number, found +5; write 5, or "+5" if it is text
{"a": -05}       => 1:7 expected a number, found -05; write -5, or "-05" if it is text
{"a": .5}        => 1:7 expected a number, found .5; write 0.5, or ".5" if it is text
{"a": 5.}        => 1:7 expected a number, found 5.; write 5, or "5." if it is text
{"a": 0x1F}      => 1:7 expected a number, found 0x1F; write 31, or "0x1F" if it is text
{"a": 1_000}     => 1:7 expected a number, found 1_000; write 1000, or "1_000" if it is text
{"a": -}         => 1:7 expected a number, found -; write "-" if it is text
{"a": 1e999}     => 1:7 expected a number, found 1e999, which is too large
""")
    void whatOtherLanguagesWriteIsNamedWithItsRemedy(String json, String message) {
        var reading = Told.json(json);

        assertThat(Told.messages(reading)).containsExactly(message);
    }

    @Test
    void mistakesInsideValuesAreAllGathered() {
        var reading =
                Told.json(
                        """
                        {
                          'a': True,
                          "b": "x\\dy",
                          "c": "1\t2\u0007",
                          "d": "\\ud83d",
                          "e": None
                        }
                        """);

        assertThat(Told.messages(reading))
                .containsExactly(
                        "2:3 expected a key in double quotes, found 'a'; write \"a\"",
                        "2:8 expected true, found True; JSON writes it in small letters",
                        "3:10 expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a"
                                + " backslash, found 'd'; write \\\\ for a backslash",
                        "4:10 expected \\t in this text, found a tab",
                        "4:12 expected \\u0007 in this text, found the invisible character U+0007",
                        "5:9 expected two halves of a character, found \\ud83d alone",
                        "6:8 expected null, found None; JSON's word for it is null");
    }

    @Test
    void anEscapeNeedsFourDigits() {
        var reading = Told.json("{\"a\": \"\\u12G4\"}");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:8 expected four digits of 0-9 and a-f after \\u, found \"12G4\"");
    }

    @Test
    void anInvisibleCharacterIsNamedByItsNumber() {
        var reading = Told.json("{\u00A0\"a\": 1}");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:2 expected a key in double quotes or '}',"
                                + " found the invisible character U+00A0");
    }

    @Test
    void anUnclosedBracketIsNamedWhereTheLastThingEnds() {
        var reading = Told.json("{\n  \"a\": [1,\n  // more\n\n");

        assertThat(Told.text(reading))
                .isEqualTo(
"""
a.json:2:11: expected a value or ']', found the end of the file; the '[' in line 2, column 8 is not closed
    2 |   "a": [1,
      |           ^""");
    }

    @Test
    void deepNestingIsOneClearProblem() {
        var reading = Told.json("{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:70 expected at most 64 objects and lists inside each other,"
                                + " found one more");
    }

    @Test
    void sixtyFourLevelsAreRead() {
        var reading = Told.json("{\"a\": " + "[".repeat(63) + "]".repeat(63) + "}");

        assertThat(reading.root()).isPresent();
    }

    @Test
    void aNumberWithTooManyDigitsIsRefused() {
        var reading = Told.json("{\"a\": " + "1".repeat(101) + "}");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:7 expected a number of at most 100 digits, found "
                                + "1".repeat(60)
                                + "…");
    }

    @Test
    void noMoreIsToldThanAnybodyReads() {
        var reading = Told.json("{" + "\"a\": 1,\n".repeat(1_000) + "}");

        assertThat(reading.findings()).hasSize(101);
        assertThat(reading.findings().get(100).message())
                .isEqualTo("more problems follow; correct those above first");
    }
}
