package io.postern.api.json;

import io.postern.api.text.Quote;
import java.nio.charset.StandardCharsets;

/** Text is no JSON: the message says what was expected, what stands there, and where. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Of what stands there. */
    private static final int LONGEST = 24;

    private JsonException(String message) {
        super(message);
    }

    static JsonException at(String expected, byte[] bytes, int offset) {
        return offset < bytes.length && JsonTextReader.lengthOfLetter(bytes, offset) == 0
                ? notUtf8(bytes, offset)
                : fault(expected, found(bytes, offset), bytes, offset);
    }

    /** There is more than a bound allows. */
    static JsonException more(String bound, byte[] bytes, int offset) {
        return fault(bound, "more", bytes, offset);
    }

    static JsonException notUtf8(byte[] bytes, int offset) {
        return fault("UTF-8", String.format("byte 0x%02X", bytes[offset]), bytes, offset);
    }

    static JsonException tooLong(int most, int found) {
        return new JsonException("JSON: expected at most " + most + " bytes, found " + found);
    }

    private static JsonException fault(String expected, String found, byte[] bytes, int offset) {
        return new JsonException(
                "JSON: expected " + expected + ", found " + found + place(bytes, offset));
    }

    private static String place(byte[] bytes, int offset) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < offset; at++) {
            if (bytes[at] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[at] & 0xC0) != 0x80) {
                column++;
            }
        }
        return " at line " + line + ", column " + column;
    }

    /** A word, a text, a character, the end. */
    private static String found(byte[] bytes, int offset) {
        if (offset >= bytes.length) {
            return "the end";
        }
        int size = Math.min(bytes.length - offset, 4 * LONGEST);
        var rest = new String(bytes, offset, size, StandardCharsets.UTF_8);
        int first = rest.codePointAt(0);
        if (Character.isISOControl(first)) {
            return String.format("the control character 0x%02X", first);
        }
        if (first == '"') {
            int end = rest.indexOf('"', 1);
            return Quote.of(rest.substring(1, end < 0 ? rest.length() : end), LONGEST);
        }
        int length = JsonTextReader.endOfWord(bytes, offset) - offset;
        return length > 1
                ? Quote.of(rest.substring(0, Math.min(length, rest.length())), LONGEST)
                : "'" + Character.toString(Quote.shown(first)) + "'";
    }
}
