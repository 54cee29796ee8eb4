package io.postern.config.document;

import io.postern.api.text.Quote;

/** Describes, for messages, what stands at an offset of a text. */
public final class OffsetText {

    public static final String END = "the end of the file";

    private static final int LONGEST = 60;
    private static final String CURLY_QUOTES = "“”„‟‘’‚‛«»";

    private OffsetText() {}

    public static String at(String text, int offset) {
        if (offset >= text.length()) {
            return END;
        }
        int c = text.codePointAt(offset);
        if (c == '"') {
            return quoted(text, offset);
        }
        if (Character.isLetterOrDigit(c)) {
            String word = text.substring(offset, wordEnd(text, offset));
            return bare(word.endsWith(":") ? word.substring(0, word.length() - 1) : word);
        }
        return character(c);
    }

    /** One character: itself where it can be seen, its number otherwise. */
    public static String character(int c) {
        if (isVisible(c)) {
            return "'" + Character.toString(c) + "'";
        }
        return String.format("the invisible character U+%04X", c);
    }

    public static boolean isCurlyQuote(int c) {
        return CURLY_QUOTES.indexOf(c) >= 0;
    }

    /** A word as the file has it, without quotes, cut when it is long. */
    public static String bare(String word) {
        String quoted = Quote.of(word);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The end of a word: where white space, a bracket, a comma, a quote or a comment begins. */
    public static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !endsWord(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsWord(String text, int at) {
        char c = text.charAt(at);
        return c <= ' '
                || ",;]}[{\"".indexOf(c) >= 0
                || text.startsWith("//", at) && (at == 0 || text.charAt(at - 1) != ':')
                || text.startsWith("/*", at);
    }

    private static String quoted(String text, int from) {
        int at = from + 1;
        while (at < text.length()
                && at - from <= LONGEST
                && "\"\r\n".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return Quote.of(text.substring(from + 1, Math.min(at, text.length())));
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    c == ' ';
            default -> true;
        };
    }
}
