package io.postern.api.json;

import java.nio.charset.StandardCharsets;

/** Reads what stands in double quotes. */
final class JsonTextReader {

    private static final Part NAME = part("the field name", "a field name", 1_000);
    private static final Part TEXT = part("the text", "text", 8 * 1024 * 1024);

    private static final KnownNames NAMES = new KnownNames();

    private final byte[] bytes;
    private final Part ofText;
    private int end;

    /**
     * What may stand in quotes, and how much of it: nothing longer is built.
     *
     * @param bound what is told of more
     */
    private record Part(String name, String bound, int longest) {}

    private static Part part(String name, String what, int longest) {
        return new Part(name, what + " of at most " + longest + " characters", longest);
    }

    /**
     * @param heaviest how much of the heap a text may take, in bytes
     */
    JsonTextReader(byte[] bytes, long heaviest) {
        this.bytes = bytes;
        this.ofText =
                heaviest < TEXT.longest
                        ? new Part(TEXT.name, JsonReader.bound(heaviest), (int) heaviest)
                        : TEXT;
    }

    /** Behind the quotes of what was read last. */
    int end() {
        return end;
    }

    /** Reads on from behind the opening quotes. */
    String text(int start) {
        int at = endOfPlain(start);
        check(at - start, start, ofText);
        if (at < bytes.length && bytes[at] == '"') {
            end = at + 1;
            return plain(start, at);
        }
        return rest(start, at, ofText);
    }

    /** The same names come again and again: those of messages that wait share them. */
    String name(int start) {
        int at = endOfPlain(start);
        check(at - start, start, NAME);
        if (at < bytes.length && bytes[at] == '"') {
            end = at + 1;
            return NAMES.name(bytes, start, at);
        }
        return rest(start, at, NAME);
    }

    /** Letters of ASCII. */
    @SuppressWarnings("deprecation") // the one call that makes such a text in one step
    String plain(int from, int to) {
        return new String(bytes, 0, from, to - from);
    }

    private int endOfPlain(int start) {
        int at = start;
        while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** With escapes, or letters of more than one byte. */
    private String rest(int start, int firstOther, Part part) {
        var text = new StringBuilder();
        int from = start;
        int at = firstOther;
        while (at < bytes.length && bytes[at] != '"') {
            if (bytes[at] == '\\') {
                append(text, from, at);
                at = escape(text, at + 1, part);
                from = at;
            } else {
                at = behindLetter(at);
            }
            check(text.length() + at - from, start, part);
        }
        if (at == bytes.length) {
            throw endsEarly(part);
        }
        append(text, from, at);
        end = at + 1;
        return text.toString();
    }

    private void append(StringBuilder text, int from, int to) {
        text.append(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }

    private int behindLetter(int at) {
        if (bytes[at] >= 0 && bytes[at] < ' ') {
            throw JsonException.at("control characters in text to be escaped", bytes, at);
        }
        int length = lengthOfLetter(bytes, at);
        if (length == 0) {
            throw JsonException.notUtf8(bytes, at);
        }
        return at + length;
    }

    /** How many bytes of UTF-8 the letter has that begins at a place; 0 where none does. */
    static int lengthOfLetter(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (first > 0xF4 || at + length > bytes.length || !isSecond(first, bytes, at, length)) {
            return 0;
        }
        for (int next = at + 2; next < at + length; next++) {
            if (!isBetween(bytes[next], 0x80, 0xBF)) {
                return 0;
            }
        }
        return length;
    }

    /** No letter twice in different lengths, no half of a pair, none beyond the last. */
    private static boolean isSecond(int first, byte[] bytes, int at, int length) {
        return length < 2
                || isBetween(
                        bytes[at + 1],
                        first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80,
                        first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF);
    }

    private static boolean isBetween(byte value, int least, int most) {
        return (value & 0xFF) >= least && (value & 0xFF) <= most;
    }

    /** Returns the place behind it. */
    private int escape(StringBuilder text, int at, Part part) {
        if (at == bytes.length) {
            throw endsEarly(part);
        }
        switch (bytes[at]) {
            case '"', '\\', '/' -> text.append((char) bytes[at]);
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'u' -> {
                return unicode(text, at + 1, part);
            }
            default -> throw JsonException.at("an escape such as \\n or \\u00e9", bytes, at);
        }
        return at + 1;
    }

    private int unicode(StringBuilder text, int start, Part part) {
        int code = 0;
        for (int at = start; at < start + 4; at++) {
            if (at == bytes.length) {
                throw endsEarly(part);
            }
            int digit = bytes[at] < 0 ? -1 : Character.digit(bytes[at], 16);
            if (digit < 0) {
                throw JsonException.at("four hexadecimal digits after \\u", bytes, at);
            }
            code = code << 4 | digit;
        }
        text.append((char) code);
        return start + 4;
    }

    private RuntimeException endsEarly(Part part) {
        return JsonException.at("'\"' at the end of " + part.name, bytes, bytes.length);
    }

    private void check(int length, int start, Part part) {
        if (length > part.longest) {
            throw JsonException.more(part.bound, bytes, start - 1);
        }
    }

    /** Behind the letters, digits and signs of ASCII that begin at a place. */
    static int endOfWord(byte[] bytes, int start) {
        int at = start;
        while (at < bytes.length && isPartOfWord(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfWord(byte c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c == '.'
                || c == '-'
                || c == '+';
    }
}
