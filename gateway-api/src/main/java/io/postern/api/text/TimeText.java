package io.postern.api.text;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times as messages carry them: {@code 2024-05-16T00:00:00.000000}, UTC. */
public final class TimeText {

    private static final String FORM = "0000-00-00T00:00:00.000000";

    private TimeText() {}

    public static String of(Instant instant) {
        // each message may have one: an Instant's own way to a date looks up the rules of a zone
        var time =
                LocalDateTime.ofEpochSecond(
                        instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        var text = FORM.getBytes(StandardCharsets.ISO_8859_1);
        put(Math.floorMod(time.getYear(), 10_000), text, 4);
        put(time.getMonthValue(), text, 7);
        put(time.getDayOfMonth(), text, 10);
        put(time.getHour(), text, 13);
        put(time.getMinute(), text, 16);
        put(time.getSecond(), text, 19);
        put(time.getNano() / 1_000, text, 26);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads one; with {@code Z} or an offset behind it, it is of that zone. Empty for what is none.
     */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notLocal) {
            return readWithOffset(text);
        }
    }

    private static Optional<Instant> readWithOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException garbage) {
            return Optional.empty();
        }
    }

    /** Over the zeros before that place, as many as there are digits. */
    private static void put(int number, byte[] text, int end) {
        int at = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--at] += (byte) (rest % 10);
        }
    }
}
