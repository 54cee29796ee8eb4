package io.postern.serial.find;

import java.util.regex.Pattern;

/** Text with {@code *}, {@code ?} and {@code [a-z]}, as a shell reads it. */
final class Wildcards {

    private static final int LONGEST = 1_000;

    private Wildcards() {}

    static boolean in(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /**
     * @throws IllegalArgumentException when a bracket does not close, or holds nothing
     */
    static Pattern compile(String text, int flags) {
        // compiling a very long one takes very long
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "expected at most " + LONGEST + " characters, found " + text.length());
        }
        var regex = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '[') {
                at = choice(text, at, regex);
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL);
    }

    private static int choice(String text, int open, StringBuilder regex) {
        boolean not = text.startsWith("!", open + 1) || text.startsWith("^", open + 1);
        int from = open + (not ? 2 : 1);
        int close = text.indexOf(']', from + 1);
        if (close < 0) {
            throw wrong(text);
        }
        regex.append(not ? "[^" : "[");
        for (int at = from; at < close; at++) {
            char c = text.charAt(at);
            boolean range = c == '-' && at > from && at < close - 1;
            if (range && text.charAt(at - 1) > text.charAt(at + 1)) {
                throw wrong(text);
            }
            regex.append(range || Character.isLetterOrDigit(c) ? "" : "\\").append(c);
        }
        regex.append(']');
        return close;
    }

    private static IllegalArgumentException wrong(String text) {
        return new IllegalArgumentException(
                "expected every \"[\" to open a choice such as \"[0-9]\", found \"" + text + "\"");
    }
}
