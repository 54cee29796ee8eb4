package io.postern.office;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes a time as messages carry it: {@code 2024-05-16T00:00:00.000000}, UTC. */
public final class Stamp {

    private Stamp() {}

    public static String of(Instant instant) {
        // each message may have one: an Instant's own way to a date looks up the rules of a zone
        var time =
                LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        var text = new StringBuilder(26);
        pad(text, time.getYear(), 1_000).append('-');
        pad(text, time.getMonthValue(), 10).append('-');
        pad(text, time.getDayOfMonth(), 10).append('T');
        pad(text, time.getHour(), 10).append(':');
        pad(text, time.getMinute(), 10).append(':');
        pad(text, time.getSecond(), 10).append('.');
        return pad(text, time.getNano() / 1_000, 100_000).toString();
    }

    /**
     * @param unit what the first of the digits counts
     */
    private static StringBuilder pad(StringBuilder text, int number, int unit) {
        for (int rest = unit; rest > 0; rest /= 10) {
            text.append((char) ('0' + number / rest % 10));
        }
        return text;
    }
}
