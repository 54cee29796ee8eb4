package io.postern.api.text;

/**
 * Quotes what a file or a message has, for people: on one line, no longer than one reads. It came
 * from anywhere, and must not steer the terminal that shows it.
 */
public final class Quote {

    private static final int LONGEST = 60;
    private static final int REPLACEMENT = '\uFFFD';

    private Quote() {}

    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** With no more than so many of its characters. */
    public static String of(String text, int most) {
        var shown = new StringBuilder("\"");
        text.codePoints().limit(most).map(Quote::shown).forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > most ? "…\"" : "\"").toString();
    }

    /** The character itself, or a replacement for one that is invisible or steers the terminal. */
    public static int shown(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    REPLACEMENT;
            default -> c;
        };
    }
}
