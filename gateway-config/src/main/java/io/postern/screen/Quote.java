package io.postern.screen;

/** Quotes what a file has, for messages: on one line, no longer than one reads. */
public final class Quote {

    private static final int LONGEST = 60;

    private Quote() {}

    public static String of(String text) {
        return of(text, LONGEST);
    }

    /** With no more than so many of its characters. */
    public static String of(String text, int most) {
        var shown = new StringBuilder("\"");
        text.codePoints().limit(most).map(Screen::shown).forEach(shown::appendCodePoint);
        return shown.append(text.codePointCount(0, text.length()) > most ? "…\"" : "\"").toString();
    }
}
