package io.postern.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.config.document.Node;
import io.postern.config.document.Node.Entry;
import io.postern.config.document.Node.ListNode;
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

class YamlDocumentTest {

    @Test
    void everyValueKnowsItsPlace() {
        var file =
                new SourceFile(
                        "a.yml",
                        """
                        # who
                        ---
                        topic: "x"   # why
                        types:
                          - 😀: one
                        """);

        var root = DocumentReader.read(file).root();

        var one =
                new Entry("😀", new Place(file, 5, 5), new TextNode(new Place(file, 5, 8), "one"));
        var types =
                new ListNode(
                        new Place(file, 5, 3),
                        List.of(new ObjectNode(new Place(file, 5, 5), Map.of("😀", one))));
        assertThat(root)
                .contains(
                        new ObjectNode(
                                new Place(file, 3, 1),
                                Map.of(
                                        "topic",
                                        new Entry(
                                                "topic",
                                                new Place(file, 3, 1),
                                                new TextNode(new Place(file, 3, 8), "x")),
                                        "types",
                                        new Entry("types", new Place(file, 4, 1), types))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
5         => number 5
-0.50     => number -0.50
1e3       => number 1e3
+5        => number 5
.5        => number 0.5
5.        => number 5
true      => true or false true
False     => true or false false
null      => null null
''        => text ""
'5'       => text "5"
"yes"     => text "yes"
10 s      => text "10 s"
1_000     => text "1_000"
127.0.0.1 => text "127.0.0.1"
12:30     => text "12:30"
2024-01-0 => text "2024-01-0"
08:3A:F2  => text "08:3A:F2"
a/+/#     => text "a/+/#"
$SYS/x    => text "$SYS/x"
${env:A}  => text "${env:A}"
nope      => text "nope"
[a]       => list a list
{a: 1}    => object an object
""")
    void valuesMeanWhatYaml12Says(String yaml, String kindAndValue) {
        var root = Told.yaml("a: " + yaml).root().orElseThrow();

        Node value = root.entries().get("a").value();
        assertThat(value.kind() + " " + value.shown()).isEqualTo(kindAndValue);
    }

    @Test
    void aMissingValueIsNull() {
        var root = Told.yaml("a:\nb: [ ]\n").root().orElseThrow();

        assertThat(root.entries().get("a").value().kind()).isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
a: yes      => 1:4 expected true or false, found yes; write true, or "yes" if it is text
a: No       => 1:4 expected true or false, found No; write false, or "No" if it is text
a: on       => 1:4 expected true or false, found on; write true, or "on" if it is text
a: OFF      => 1:4 expected true or false, found OFF; write false, or "OFF" if it is text
a: 010      => 1:4 expected a number, found 010; write 10, or "010" if it is text
a: 0x1F     => 1:4 expected a number, found 0x1F; write 31, or "0x1F" if it is text
a: 0o17     => 1:4 expected a number, found 0o17; write 15, or "0o17" if it is text
a: .inf     => 1:4 expected a number, found .inf; write ".inf" if it is text
a: -.NaN    => 1:4 expected a number, found -.NaN; write "-.NaN" if it is text
a: 1e999    => 1:4 expected a number, found 1e999, which is too large
a: ~        => 1:4 expected a value, found ~; write null
a: &x 1     => 1:4 expected a value, found the anchor &x; leave it out, or put it in quotes if it is text
a: *x       => 1:4 expected a value, found the alias *x; write the value itself, or use "inheritance", or put it in quotes if it is text
<<: {b: 1}  => 1:1 expected a key, found <<, which is not read; use "inheritance"
a: !!str 5  => 1:4 expected a value, found the tag !!str; leave it out, and put text in quotes
a: !secret  => 1:4 expected a value, found the tag !secret; leave it out, and put text in quotes
1883: x     => 1:1 expected a key that is text, found 1883; write "1883"
true: x     => 1:1 expected a key that is text, found true; write "true"
~: x        => 1:1 expected a key that is text, found ~; write "~"
{{x}}: y    => 1:1 expected a key that is text, found an object; put it in quotes
? [a, b]    => 1:3 expected a key that is text, found a list; put it in quotes
: x         => 1:1 expected a key before ':', found none
""")
    void whatPeopleReadInTwoWaysIsRefused(String yaml, String message) {
        var reading = Told.yaml(yaml);

        assertThat(Told.messages(reading)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            textBlock =
"""
a: b: c        => 1:5 expected one ':' in this line, found a second one; put text that has one in quotes
a: @x          => 1:4 expected a value, found '@'; put text that begins with it in quotes
a: %x          => 1:4 expected a value, found '%'; put text that begins with it in quotes
a: */x         => 1:4 expected a value, found '*'; put text that begins with it in quotes
a: "x          => 1:4 expected a quote where this text ends, found the end of the file
a: "C:\\dev"    => 1:8 expected an escape such as \\n or \\\\ after a backslash, found dev; write \\\\ for a backslash, or use single quotes
a: "x" y       => 1:8 expected the end of the line, found y
"a": "b",      => 1:9 expected the end of the line, found ','; YAML has no comma here
a: [b, c]]     => 1:10 expected the end of the line, found ']'
a: [b, c       => 1:9 expected ',' or ']', found the end of the file; the '[' in line 1, column 4 is not closed
a: {b: 1, c: 2 => 1:15 expected ',' or '}', found the end of the file; the '{' in line 1, column 4 is not closed
a: [b}         => 1:6 expected ',' or ']', found '}'; the '[' in line 1, column 4 is not closed
a: }           => 1:4 expected a value, found '}'
a: - b         => 1:4 expected '-' at the beginning of a line, found it behind other text
a: | x         => 1:6 expected the end of the line after | or >, found x
"a":1          => 1:4 expected a space after ':', found 1
a:1            => 1:1 expected an object, found "a:1"; write a space after ':'
- a            => 1:1 expected an object, found a list
word           => 1:1 expected an object, found "word"
%YAML 2.0      => 1:1 expected YAML, found something after this that cannot be read
""")
    void wrongStructureIsNamed(String yaml, String message) {
        var reading = Told.yaml(yaml);

        assertThat(Told.messages(reading)).containsExactly(message);
    }

    @Test
    void aTabAsIndentationIsShown() {
        var reading = Told.yaml("a:\n  b: 1\n\tc: 2\n");

        assertThat(Told.text(reading))
                .isEqualTo(
                        """
                        a.yaml:3:1: expected spaces before the text of this line, found a tab
                            3 |     c: 2
                              | ^""");
    }

    @Test
    void aTabInsideBracketsIsRefusedToo() {
        var reading = Told.yaml("{\n  \t\"a\": 1\n}\n");

        assertThat(Told.messages(reading))
                .containsExactly("2:3 expected spaces before the text of this line, found a tab");
    }

    @Test
    void aTabInsideTextIsText() {
        var root = Told.yaml("a: |\n  x\n  \ty\n").root().orElseThrow();

        assertThat(root.entries().get("a").value().shown()).isEqualTo("\"x\uFFFD\uFFFDy\uFFFD\"");
    }

    @Test
    void wrongIndentationIsNamed() {
        var reading = Told.yaml("a:\n    b: 1\n  c: 2\n");

        assertThat(Told.text(reading))
                .isEqualTo(
"""
a.yaml:3:3: expected this key in the same column as the keys beside it, found it in column 3
    3 |   c: 2
      |   ^""");
    }

    @Test
    void aLineWithoutAColonIsNamed() {
        var reading = Told.yaml("a: 1\nduration always\nb: 2\n");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "2:1 expected ':' after \"duration always\", found the end of the line");
    }

    @Test
    void listAndObjectDoNotMix() {
        assertThat(Told.messages(Told.yaml("a: 1\n- b\n")))
                .containsExactly(
                        "2:1 expected a key, found '-'; an object cannot be a list as well");
        assertThat(Told.messages(Told.yaml("- a\nb: 1\n")))
                .containsExactly("2:1 expected '-' as in the lines above, found b");
    }

    @Test
    void aSecondDocumentIsRefused() {
        var reading = Told.yaml("a: 1\n---\nb: 2\n");

        assertThat(Told.text(reading))
                .isEqualTo(
                        """
                        a.yaml:2:1: expected one document, found the beginning of a second one
                            2 | ---
                              | ^""");
    }

    @Test
    void duplicatesAreNamedWithBothPlaces() {
        var reading = Told.yaml("topic: a\ntls: {topic: b}\n\"topic\": c\n");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "3:1 expected \"topic\" once, found it again; the first is in line 1, column"
                                + " 1");
    }

    @Test
    void refusalsAreAllGathered() {
        var reading = Told.yaml("a: yes\nb: ~\nc: [010, &x on]\n");

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:4 expected true or false, found yes; write true, or \"yes\" if it is"
                                + " text",
                        "2:4 expected a value, found ~; write null",
                        "3:5 expected a number, found 010; write 10, or \"010\" if it is text",
                        "3:10 expected a value, found the anchor &x; leave it out, or put it in"
                                + " quotes if it is text",
                        "3:10 expected true or false, found on; write true, or \"on\" if it is"
                                + " text");
    }

    @Test
    void deepNestingIsOneClearProblem() {
        var reading = Told.yaml("a: " + "[".repeat(10_000) + "]".repeat(10_000));

        assertThat(Told.messages(reading))
                .containsExactly(
                        "1:67 expected at most 64 objects and lists inside each other,"
                                + " found one more");
    }

    @Test
    void aCarriageReturnAtTheEndIsNoColumn() {
        var reading = Told.yaml("a: {b: \r");

        assertThat(Told.messages(reading))
                .containsExactly("1:8 expected a value, found the end of the file");
    }

    @Test
    void aControlCharacterIsNamedByItsNumber() {
        var reading = Told.yaml("a: 1\nb: x\u0007\n");

        assertThat(Told.messages(reading))
                .containsExactly("2:5 expected text, found the invisible character U+0007");
    }
}
