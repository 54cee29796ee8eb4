package io.postern.api.json;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "true",
                "\"\"",
                "-0",
                "1.50",
                "1E400",
                "-0.10e-07",
                "123456789012345678901234567890.00",
                "{\"b\":1,\"a\":[1,2.0,{\"c\":null}],\"é€😀\":\"\\\"\\\\\\n\\u0001é€😀\"}"
            })
    void writesWhatItRead(String json) {
        var value = Json.read(json.getBytes(UTF_8));

        assertThat(new String(value.bytes(), UTF_8)).isEqualTo(json);
    }

    @Test
    void readsAroundSpacesAndAByteOrderMark() {
        assertThat(read("\uFEFF \r\n\t[ 1 , 2 ] \n")).isEqualTo(read("[1,2]"));
    }

    @Test
    void keepsHalvesOfSurrogatePairs() {
        var half = Json.of("a\uD800");

        var bytes = half.bytes();

        assertThat(new String(bytes, UTF_8)).isEqualTo("\"a\\uD800\"");
        assertThat(Json.read(bytes)).isEqualTo(half);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "` ` ~ a JSON value, found the end at line 1, column 2",
                "{ ~ '}', found the end at line 1, column 2",
                "[1,2 ~ ']', found the end at line 1, column 5",
                "{\"a\":} ~ a JSON value, found '}' at line 1, column 6",
                "{\"a\" 1} ~ ':', found '1' at line 1, column 6",
                "{\"a\":1 \"bee\":2} ~ ',' or '}', found \"bee\" at line 1, column 8",
                "{a:1} ~ a field name in double quotes, found 'a' at line 1, column 2",
                "{\"a\":1,} ~ a field name in double quotes, found '}' at line 1, column 8",
                "[1,] ~ a JSON value, found ']' at line 1, column 4",
                "[1 2] ~ ',' or ']', found '2' at line 1, column 4",
                "[1} ~ ',' or ']', found '}' at line 1, column 3",
                "{\"a\":1] ~ ',' or '}', found ']' at line 1, column 7",
                "nul ~ a JSON value, found \"nul\" at line 1, column 1",
                "NaN ~ a JSON value, found \"NaN\" at line 1, column 1",
                "-Infinity ~ a JSON value, found \"-Infinity\" at line 1, column 1",
                "[01] ~ a number as JSON writes it, found \"01\" at line 1, column 2",
                "[1.] ~ a number as JSON writes it, found \"1.\" at line 1, column 2",
                "[-] ~ a number as JSON writes it, found '-' at line 1, column 2",
                "[+1] ~ a number as JSON writes it, found \"+1\" at line 1, column 2",
                "[1e] ~ a number as JSON writes it, found \"1e\" at line 1, column 2",
                "\"abc ~ '\"' at the end of the text, found the end at line 1, column 5",
                "{\"abc ~ '\"' at the end of the field name, found the end at line 1, column 6",
                "\"\\x\" ~ an escape such as \\n or \\u00e9, found 'x' at line 1, column 3",
                "\"\\u12G4\" ~ four hexadecimal digits after \\u, found \"G4\" at line 1, column 6",
                "{} {} ~ the end of the JSON, found '{' at line 1, column 4",
                "{}} ~ the end of the JSON, found '}' at line 1, column 3",
                "[1]x ~ the end of the JSON, found 'x' at line 1, column 4",
                "{\"a\":1,\"a\":2} ~ each field once, found \"a\" at line 1, column 8",
                "// c ~ a JSON value, found '/' at line 1, column 1",
                "{\"é😀\" 1} ~ ':', found '1' at line 1, column 7"
            })
    void saysWhatIsWrongAndWhere(String json, String wrong) {
        assertUnreadable(json, wrong);
    }

    @Test
    void countsLines() {
        assertUnreadable(
                "{\n  \"é\": 1,\n  \"b\": x\n}", "a JSON value, found 'x' at line 3, column 8");
        assertUnreadable(
                "\"a\nb\"",
                "control characters in text to be escaped, found the control character 0x0A"
                        + " at line 1, column 3");
    }

    @Test
    void readsNothingButUtf8() {
        assertUnreadable(
                new byte[] {'"', (byte) 0xE4, 'a', '"'},
                "UTF-8, found byte 0xE4 at line 1, column 2");
        assertUnreadable(
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                "UTF-8, found byte 0xED at line 1, column 2");
        assertUnreadable(
                "{}".getBytes(UTF_16BE),
                "a JSON value, found the control character 0x00 at line 1, column 1");
    }

    @Test
    void holdsTheBounds() {
        assertThat(read("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertUnreadable("[".repeat(100_000), "at most 64 levels, found more at line 1, column 65");
        assertUnreadable(
                "1".repeat(1_001),
                "a number of at most 1000 digits, found more at line 1, column 1");
        assertUnreadable(
                "{\"" + "n".repeat(1_100) + "\":1}",
                "a field name of at most 1000 characters, found more at line 1, column 2");
        assertUnreadable(
                "\"" + "t".repeat(9 * 1024 * 1024) + "\"",
                "text of at most 8388608 characters, found more at line 1, column 1");
        assertThat(read(fields(100_000))).isNotNull();
        assertThat(read("[" + "{\"a\":1},".repeat(20_000) + "0]")).isNotNull();
        assertThatThrownBy(() -> Json.read(new byte[20_000_000]))
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON: expected at most 16777216 bytes, found 20000000");
    }

    private static String fields(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "\"" + n + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "{}", "[]", "\"\"", "null", "{\"\":0}", "{\"a\":[]}", "[\"é\", 1.5]"})
    void buildsNothingThatWeighsTooMuch(String value) {
        var json = ("[" + (value + ",").repeat(100_000) + "0]").getBytes(UTF_8);

        assertThatThrownBy(() -> JsonReader.read(json, MEGABYTE))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith(
                        "JSON: expected content that takes at most 1 MB of memory, found more at"
                                + " line 1, column ");
    }

    /** What is refused must not have filled the heap before. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\"%s\"", "\"%sé\"", "\"\\n%s\"", "{\"%s\":1}", "{\"é%s\":1}", "%s", "1%s"})
    void buildsNothingOfWhatIsTooLong(String form) {
        var json = form.formatted("7".repeat(8_000_000)).getBytes(UTF_8);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertUnreadableWithin(json);
        long before = threads.getCurrentThreadAllocatedBytes();

        assertUnreadableWithin(json);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(3 * MEGABYTE);
    }

    private static void assertUnreadableWithin(byte[] json) {
        assertThatThrownBy(() -> JsonReader.read(json, MEGABYTE))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(" at most ");
    }

    @Test
    void looksForNumbersThatAreTooLongBeforeItKeepsTheirDigits() {
        assertThatThrownBy(
                        () -> JsonReader.read(("[" + "7".repeat(20_000)).getBytes(UTF_8), MEGABYTE))
                .hasMessage(
                        "JSON: expected a number of at most 1000 digits, found more at line 1,"
                                + " column 2");
    }

    @Test
    void countsDepthInTextLittle() {
        var json = ("\"" + "[{\\\"".repeat(5_000) + "\"").getBytes(UTF_8);

        assertThat(JsonReader.read(json, MEGABYTE).plain()).hasSize(15_000);
    }

    private static final long MEGABYTE = 1 << 20;

    private static Json read(String json) {
        return Json.read(json.getBytes(UTF_8));
    }

    private static void assertUnreadable(String json, String wrong) {
        assertUnreadable(json.getBytes(UTF_8), wrong);
    }

    private static void assertUnreadable(byte[] json, String wrong) {
        assertThatThrownBy(() -> Json.read(json))
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON: expected " + wrong);
    }
}
