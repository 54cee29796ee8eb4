package io.postern.status;

import io.postern.api.text.DurationText;
import io.postern.screen.Screen;
import io.postern.screen.Wrap;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Figures and sentences as they fit a terminal of 80 columns. */
final class ColumnText {

    private ColumnText() {}

    /** How long ago something was, such as {@code 5 min}. */
    static String since(Instant then, Instant now) {
        return DurationText.rough(Duration.between(then, now));
    }

    /** At most seven characters, such as {@code 1234567} or {@code 12.3 M}. */
    static String count(long count) {
        if (count < 10_000_000) {
            return Long.toString(count);
        }
        if (count < 10_000_000_000L) {
            return String.format(Locale.ROOT, "%.1f M", count / 1e6);
        }
        return String.format(Locale.ROOT, "%.1f G", count / 1e9);
    }

    /** {@code 1 address}, {@code 2 addresses}. */
    static String some(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Breaks a sentence between words; each line begins with the indent. */
    static List<String> wrap(String indent, String text) {
        return Wrap.of(indent.length(), indent.length(), Screen.cut(text, 2_000));
    }
}
