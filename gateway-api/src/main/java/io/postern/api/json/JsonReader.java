package io.postern.api.json;

import java.util.ArrayList;

/**
 * Reads values from bytes: every message passes here. As RFC 8259 has it, UTF-8 only, digit for
 * digit, each field once; within bounds, so that nothing that is sent can fill the heap.
 */
final class JsonReader {

    private static final int LONGEST = 16 * 1024 * 1024;
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 1_000;

    /** One more than the longest that there is. */
    private static final int LONGEST_WORD = 6;

    /** What is read may weigh so much: several at once must fit into the heap. */
    private static final long HEAVIEST = Runtime.getRuntime().maxMemory() / 16;

    // bytes of memory on a 64-bit Java with small pointers, measured and rounded up
    private static final int OBJECT = 176;
    private static final int ARRAY = 64;
    private static final int FIELD = 144;
    private static final int SCALAR = 80;

    private final byte[] bytes;
    private final long heaviest;
    private final JsonTextReader texts;
    private int at;
    private int depth;
    private long weight;

    private JsonReader(byte[] bytes, long heaviest) {
        this.bytes = bytes;
        this.heaviest = heaviest;
        this.texts = new JsonTextReader(bytes, heaviest);
    }

    static Json read(byte[] bytes) {
        return read(bytes, HEAVIEST);
    }

    /**
     * @param heaviest how much of the heap the value may take, in bytes
     */
    static Json read(byte[] bytes, long heaviest) {
        if (bytes.length > LONGEST) {
            throw JsonException.tooLong(LONGEST, bytes.length);
        }
        return new JsonReader(bytes, heaviest).whole();
    }

    private Json whole() {
        skipMark();
        skipSpace();
        var value = value();
        skipSpace();
        if (at < bytes.length) {
            throw JsonException.at("the end of the JSON", bytes, at);
        }
        return value;
    }

    /** Three bytes that some editors put before UTF-8. */
    private void skipMark() {
        boolean isMarked =
                bytes.length >= 3
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        at = isMarked ? 3 : 0;
    }

    private void skipSpace() {
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
        }
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private Json value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> text();
            case '-', '+', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> word();
        };
    }

    /** What stands here; 0, which stands nowhere in JSON, at the end. */
    private byte next() {
        return at < bytes.length ? bytes[at] : 0;
    }

    private JsonObject object() {
        open(OBJECT);
        if (isEmpty('}')) {
            return JsonObject.EMPTY;
        }
        var fields = JsonObject.builder();
        do {
            skipSpace();
            int start = at;
            var name = name();
            if (fields.has(name)) {
                throw JsonException.at("each field once", bytes, start);
            }
            weigh(FIELD + at - start, start);
            skipSpace();
            take(':', "':'");
            skipSpace();
            fields.put(name, value());
        } while (goesOn('}', "',' or '}'"));
        return fields.build();
    }

    private String name() {
        if (next() != '"') {
            throw JsonException.at("a field name in double quotes", bytes, at);
        }
        var name = texts.name(at + 1);
        at = texts.end();
        return name;
    }

    private JsonArray array() {
        open(ARRAY);
        var values = new ArrayList<Json>();
        if (!isEmpty(']')) {
            do {
                skipSpace();
                values.add(value());
            } while (goesOn(']', "',' or ']'"));
        }
        return new JsonArray(values);
    }

    private void open(int weighs) {
        if (++depth > DEEPEST) {
            throw JsonException.more("at most " + DEEPEST + " levels", bytes, at);
        }
        weigh(weighs, at);
        at++;
    }

    private boolean isEmpty(char closing) {
        skipSpace();
        if (at == bytes.length) {
            throw JsonException.at("'" + closing + "'", bytes, at);
        }
        if (next() != closing) {
            return false;
        }
        close();
        return true;
    }

    /** Whether another follows, behind a comma. */
    private boolean goesOn(char closing, String expected) {
        skipSpace();
        if (next() == ',') {
            at++;
            return true;
        }
        take(closing, at == bytes.length ? "'" + closing + "'" : expected);
        depth--;
        return false;
    }

    private void close() {
        at++;
        depth--;
    }

    private void take(char wanted, String expected) {
        if (next() != wanted) {
            throw JsonException.at(expected, bytes, at);
        }
        at++;
    }

    private JsonText text() {
        int start = at;
        var text = texts.text(at + 1);
        at = texts.end();
        weigh(SCALAR + at - start, start);
        return new JsonText(text);
    }

    private JsonNumber number() {
        int start = at;
        at = JsonTextReader.endOfWord(bytes, at);
        if (at - start > LONGEST_NUMBER) {
            throw JsonException.more(
                    "a number of at most " + LONGEST_NUMBER + " digits", bytes, start);
        }
        weigh(SCALAR + at - start, start);
        var word = texts.plain(start, at);
        try {
            return new JsonNumber(word);
        } catch (IllegalArgumentException other) {
            boolean isNamed = word.matches("[-+.][A-Za-z].*");
            throw JsonException.at(
                    isNamed ? "a JSON value" : "a number as JSON writes it", bytes, start);
        }
    }

    private Json word() {
        int start = at;
        at = JsonTextReader.endOfWord(bytes, at);
        weigh(SCALAR, start);
        return switch (texts.plain(start, Math.min(at, start + LONGEST_WORD))) {
            case "true" -> Json.of(true);
            case "false" -> Json.of(false);
            case "null" -> Json.NULL;
            default -> throw JsonException.at("a JSON value", bytes, start);
        };
    }

    private void weigh(int more, int start) {
        weight += more;
        if (weight > heaviest) {
            throw JsonException.more(bound(heaviest), bytes, start);
        }
    }

    static String bound(long heaviest) {
        var size = heaviest >> 20 == 0 ? (heaviest >> 10) + " KB" : (heaviest >> 20) + " MB";
        return "content that takes at most " + size + " of memory";
    }
}
