package io.postern.api.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * A JSON value. Values are immutable and may be shared between threads; they are equal when their
 * content is.
 */
public sealed interface Json
        permits JsonObject, JsonArray, JsonText, JsonNumber, JsonFlag, JsonNull {

    JsonNull NULL = new JsonNull();

    /**
     * Reads one value from UTF-8, as messages are read: numbers keep their digits, fields their
     * order. At most 16 MB, 64 levels, numbers of 1,000 digits, and so much that it fits into a
     * sixteenth of the heap.
     *
     * @throws JsonException saying what was expected, what was found, and where
     */
    static Json read(byte[] bytes) {
        return JsonReader.read(bytes);
    }

    /** Reads one value from text. */
    static Json read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonText of(String value) {
        return new JsonText(value);
    }

    static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /** A finite number; JSON has no word for the others. */
    static JsonNumber of(double value) {
        return JsonNumber.of(value);
    }

    static JsonNumber of(BigDecimal value) {
        return new JsonNumber(value.toString());
    }

    static JsonFlag of(boolean value) {
        return value ? JsonFlag.TRUE : JsonFlag.FALSE;
    }

    /**
     * The word for this kind of value in messages to people, such as {@code text} or {@code list}.
     */
    String kind();

    /** The value as JSON in UTF-8, on one line, without spaces; as text it is the same. */
    default byte[] bytes() {
        return JsonWriter.write(this);
    }

    /** How many characters it is as JSON, where none has to be escaped. */
    int length();

    /** What stands in a topic or a line of text: text without quotes, everything else as JSON. */
    default String plain() {
        return toString();
    }
}
