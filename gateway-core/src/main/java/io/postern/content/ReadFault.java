package io.postern.content;

import io.postern.api.message.UnreadableException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Says what is wrong with JSON in words: what was expected, what stands there, and where. */
final class ReadFault {

    private static final String A_VALUE = "a JSON value";

    // what the parser says, told by a piece of it; the first that fits counts
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("UTF-8", "UTF-8");
        EXPECTED.put("separate Array", "',' or ']'");
        EXPECTED.put("separate Object", "',' or '}'");
        EXPECTED.put("expected ']'", "',' or ']'");
        EXPECTED.put("expected '}'", "',' or '}'");
        EXPECTED.put("no open", "the end of the JSON");
        EXPECTED.put("colon", "':'");
        EXPECTED.put("to start property name", "a field name in double quotes");
        EXPECTED.put("numeric value", "a number as JSON writes it");
        EXPECTED.put("Illegal unquoted", "control characters in text to be escaped");
        EXPECTED.put("hex-digit", "four hexadecimal digits after \\u");
        EXPECTED.put("character escape", "an escape such as \\n or \\u00e9");
        EXPECTED.put("in VALUE_STRING", "'\"' at the end of the text");
        EXPECTED.put("marker for Object", "'}'");
        EXPECTED.put("marker for Array", "']'");
        EXPECTED.put("in property name", "'\"' at the end of the field name");
    }

    private static final Map<String, String> BOUNDS =
            Map.of(
                    "nesting depth", "at most " + JsonCodec.DEPTH + " levels",
                    "String value length", "text of at most " + JsonCodec.TEXT + " characters",
                    "Number value length", "a number of at most " + JsonCodec.NUMBER + " digits",
                    "Name length", "a field name of at most " + JsonCodec.NAME + " characters");

    private ReadFault() {}

    static UnreadableException of(
            JacksonException fault, JsonParser parser, byte[] bytes, int start) {
        var said = fault.getOriginalMessage();
        if (fault instanceof StreamConstraintsException) {
            int offset = start + (int) parser.currentTokenLocation().getByteOffset();
            return more(told(BOUNDS, said).orElse(A_VALUE + " within bounds"), bytes, offset);
        }
        if (fault instanceof UnexpectedEndOfInputException) {
            return endsEarly(expected(said), bytes);
        }
        if (said.startsWith("Invalid UTF-8")) {
            return notUtf8(bytes);
        }
        int offset = start + (int) fault.getLocation().getByteOffset();
        boolean inWord = said.contains("numeric value") || said.startsWith("Non-standard");
        return at(expected(said), bytes, inWord ? FoundText.startOfWord(bytes, offset) : offset);
    }

    static UnreadableException at(String expected, byte[] bytes, int offset) {
        return fault(expected, FoundText.at(bytes, offset), bytes, offset);
    }

    static UnreadableException endsEarly(String expected, byte[] bytes) {
        return fault(expected, "the end", bytes, bytes.length);
    }

    /** There is more than a bound allows. */
    static UnreadableException more(String bound, byte[] bytes, int offset) {
        return fault(bound, "more", bytes, offset);
    }

    private static UnreadableException notUtf8(byte[] bytes) {
        int bad = Utf8Check.firstBad(bytes);
        return fault("UTF-8", String.format("byte 0x%02X", bytes[bad]), bytes, bad);
    }

    private static UnreadableException fault(
            String expected, String found, byte[] bytes, int offset) {
        return new UnreadableException(
                "JSON: expected " + expected + ", found " + found + place(bytes, offset));
    }

    private static String expected(String said) {
        return told(EXPECTED, said).orElse(A_VALUE);
    }

    private static Optional<String> told(Map<String, String> words, String said) {
        return words.entrySet().stream()
                .filter(known -> said.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String place(byte[] bytes, int offset) {
        int line = 1;
        int column = 1;
        for (int at = 0; at < Math.min(offset, bytes.length); at++) {
            if (bytes[at] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[at] & 0xC0) != 0x80) {
                column++;
            }
        }
        return " at line " + line + ", column " + column;
    }
}
