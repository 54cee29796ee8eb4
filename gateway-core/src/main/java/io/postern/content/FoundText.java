package io.postern.content;

import io.postern.screen.Quote;
import java.nio.charset.StandardCharsets;

/** What stands at a place of a document, as people can read it: a word, a character, the end. */
final class FoundText {

    private static final int LONGEST = 24;

    private FoundText() {}

    static String at(byte[] bytes, int offset) {
        if (offset >= bytes.length) {
            return "the end";
        }
        var rest =
                new String(
                        bytes,
                        offset,
                        Math.min(bytes.length - offset, 4 * LONGEST),
                        StandardCharsets.UTF_8);
        int first = rest.codePointAt(0);
        if (Character.isISOControl(first)) {
            return String.format("the control character 0x%02X", first);
        }
        return first == '"' ? rest(rest, 1) : word(rest, first);
    }

    /** Where the word begins that ends at or before a place. */
    static int startOfWord(byte[] bytes, int offset) {
        int start = Math.min(offset, bytes.length);
        while (start > 0 && isPartOfWord((char) bytes[start - 1])) {
            start--;
        }
        return start;
    }

    private static String word(String rest, int first) {
        int length = 0;
        while (length < rest.length() && isPartOfWord(rest.charAt(length))) {
            length++;
        }
        return length > 1
                ? Quote.of(rest.substring(0, length), LONGEST)
                : "'" + Character.toString(first) + "'";
    }

    private static String rest(String rest, int from) {
        int end = rest.indexOf('"', from);
        return Quote.of(rest.substring(from, end < 0 ? rest.length() : end), LONGEST);
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '+';
    }
}
