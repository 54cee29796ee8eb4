package io.postern.office;

import java.time.Instant;
import java.time.ZoneOffset;

/** Writes a time as messages carry it: {@code 2024-05-16T00:00:00.000000}, UTC. */
public final class Stamp {

    private Stamp() {}

    public static String of(Instant instant) {
        var time = instant.atOffset(ZoneOffset.UTC);
        var text = new StringBuilder(26);
        pad(text, time.getYear(), 4).append('-');
        pad(text, time.getMonthValue(), 2).append('-');
        pad(text, time.getDayOfMonth(), 2).append('T');
        pad(text, time.getHour(), 2).append(':');
        pad(text, time.getMinute(), 2).append(':');
        pad(text, time.getSecond(), 2).append('.');
        return pad(text, time.getNano() / 1_000, 6).toString();
    }

    private static StringBuilder pad(StringBuilder text, int number, int width) {
        var digits = Integer.toString(number);
        for (int missing = width - digits.length(); missing > 0; missing--) {
            text.append('0');
        }
        return text.append(digits);
    }
}
