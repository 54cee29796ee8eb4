package io.postern.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes values straight into bytes: every message passes here. */
final class JsonWriter {

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'
    };

    private byte[] bytes;
    private int length;

    private JsonWriter(int expected) {
        this.bytes = new byte[expected];
    }

    static byte[] write(Json value) {
        var writer = new JsonWriter(value.length());
        writer.value(value);
        return writer.length == writer.bytes.length
                ? writer.bytes
                : Arrays.copyOf(writer.bytes, writer.length);
    }

    static String text(Json value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    private void value(Json value) {
        if (value instanceof JsonText text) {
            text(text.value());
        } else if (value instanceof JsonNumber number) {
            word(number.digits());
        } else if (value instanceof JsonObject object) {
            object(object);
        } else if (value instanceof JsonArray array) {
            array(array);
        } else if (value instanceof JsonFlag flag) {
            word(flag.value() ? "true" : "false");
        } else {
            word("null");
        }
    }

    private void object(JsonObject object) {
        put('{');
        object.fields().forEach(this::field);
        put('}');
    }

    private void field(String name, Json value) {
        separate('{');
        text(name);
        put(':');
        value(value);
    }

    private void array(JsonArray array) {
        put('[');
        for (var element : array.values()) {
            separate('[');
            value(element);
        }
        put(']');
    }

    /** No value ends with a bracket that opens one. */
    private void separate(char opening) {
        if (bytes[length - 1] != opening) {
            put(',');
        }
    }

    private void word(String word) {
        word(word, 0, word.length());
    }

    /** Letters, digits and signs only, as numbers, the three words and most texts have them. */
    @SuppressWarnings("deprecation") // the one call that copies a plain word in one step
    private void word(String text, int start, int end) {
        room(end - start);
        text.getBytes(start, end, bytes, length);
        length += end - start;
    }

    private void text(String text) {
        room(text.length() + 2);
        bytes[length++] = '"';
        int at = 0;
        while (at < text.length()) {
            int end = endOfPlain(text, at);
            word(text, at, end);
            at = end < text.length() ? end + special(text, end, text.charAt(end)) : end;
        }
        put('"');
    }

    private static int endOfPlain(String text, int start) {
        int at = start;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    /** Returns how many characters it took. */
    private int special(String text, int at, char c) {
        if (c < 0x80) {
            escape(c);
            return 1;
        }
        if (!Character.isSurrogate(c)) {
            utf8(c);
            return 1;
        }
        int point = text.codePointAt(at);
        if (Character.charCount(point) == 2) {
            utf8(point);
            return 2;
        }
        unicode(c);
        return 1;
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> escaped(c);
            case '\n' -> escaped('n');
            case '\r' -> escaped('r');
            case '\t' -> escaped('t');
            case '\b' -> escaped('b');
            case '\f' -> escaped('f');
            default -> unicode(c);
        }
    }

    private void escaped(char c) {
        put('\\');
        put(c);
    }

    /** Half a character has no bytes of its own. */
    private void unicode(char c) {
        escaped('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            put((char) HEX[c >> shift & 0xF]);
        }
    }

    private void utf8(int point) {
        if (point < 0x800) {
            put((char) (0xC0 | point >> 6));
        } else {
            if (point < 0x10000) {
                put((char) (0xE0 | point >> 12));
            } else {
                put((char) (0xF0 | point >> 18));
                tail(point >> 12);
            }
            tail(point >> 6);
        }
        tail(point);
    }

    private void tail(int bits) {
        put((char) (0x80 | bits & 0x3F));
    }

    private void put(char octet) {
        room(1);
        bytes[length++] = (byte) octet;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
