package io.postern.config.problem;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passwords that stand in addresses, where none belongs: {@code mqtt://farm:secret@broker}. */
final class UrlPassword {

    private static final Pattern PASSWORD =
            Pattern.compile("(://[^/@\\s\"':]{0,200}:)([^\\s\"']{1,500})(?=@)");

    private UrlPassword() {}

    /** The text with each of them covered, character by character. */
    static String covered(String text) {
        return PASSWORD.matcher(text).replaceAll(UrlPassword::covered);
    }

    private static String covered(MatchResult found) {
        var password = found.group(2);
        return Matcher.quoteReplacement(found.group(1))
                + "•".repeat(password.codePointCount(0, password.length()));
    }
}
