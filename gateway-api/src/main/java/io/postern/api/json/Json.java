package io.postern.api.json;

import java.math.BigDecimal;

/**
 * A JSON value. Values are immutable and may be shared between threads; they are equal when their
 * content is.
 */
public sealed interface Json
        permits JsonObject, JsonArray, JsonText, JsonNumber, JsonFlag, JsonNull {

    JsonNull NULL = new JsonNull();

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
