package io.postern.config.problem;

import io.postern.api.setting.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a file in which the values of keys that name a secret are covered, character by
 * character. A file with a mistake has no description of its settings yet, so the name must do.
 *
 * @param covers whether the column asked for is covered
 */
record Masked(String line, boolean covers) {

    private static final List<String> SECRETS =
            List.of(
                    "password",
                    "passwd",
                    "passphrase",
                    "secret",
                    "token",
                    "credential",
                    "credentials",
                    "privatekey",
                    "apikey");

    /** A key, and where its value begins: one that can be a secret. */
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?<![\\w-])([A-Za-z_][\\w-]*+)"
                            + "[\"']?\\s*[:=]\\s*(?![\\s\\[{]|(?:null|true|false)\\b|[\"']?\\$\\{)");

    /** How much of an endless line is looked at: the longest secret, and what an excerpt shows. */
    private static final int BEFORE = 20_000;

    private static final int AFTER = 1_000;

    static Masked of(String line, int column) {
        int most = line.codePointCount(0, line.length());
        int at = line.offsetByCodePoints(0, Math.min(most, Math.max(0, column - 1)));
        int end = Math.min(line.length(), at + AFTER);
        Matcher value = VALUE.matcher(line).region(Math.max(0, at - BEFORE), end);
        var masked = new StringBuilder();
        int shown = 0;
        boolean covers = false;
        while (shown < end && value.find()) {
            if (!namesSecret(value.group(1))) {
                continue;
            }
            int from = value.end();
            masked.append(line, shown, from);
            shown = valueEnd(line, from);
            masked.append("•".repeat(line.codePointCount(from, shown)));
            covers |= at >= from && at < shown;
            value.region(Math.min(shown, end), end);
        }
        return new Masked(masked.append(line, shown, line.length()).toString(), covers);
    }

    /** Also with a slip of the fingers in it, and with other words before it. */
    private static boolean namesSecret(String key) {
        var plain = key.toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
        int last = Math.max(key.lastIndexOf('_'), key.lastIndexOf('-')) + 1;
        return SECRETS.stream().anyMatch(plain::endsWith)
                || Nearest.nearest(key, SECRETS).isPresent()
                || Nearest.nearest(key.substring(last), SECRETS).isPresent();
    }

    /** A message about something covered says what was expected, but not what was found. */
    static String message(String message) {
        int found = message.indexOf(", found ");
        return found < 0
                ? "there is a mistake in this value, which is not shown"
                : message.substring(0, found) + ", found something that is not shown";
    }

    /** Without quotes nobody knows where a secret ends, so all of the line is taken for it. */
    private static int valueEnd(String line, int from) {
        char quote = from < line.length() ? line.charAt(from) : ' ';
        if (quote != '"' && quote != '\'') {
            return line.length();
        }
        int at = from + 1;
        while (at < line.length() && line.charAt(at) != quote) {
            at += line.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        }
        return Math.min(line.length(), at + 1);
    }
}
