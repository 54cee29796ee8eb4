package io.postern.api.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations as people write and read them. */
public final class DurationText {

    /** What the word of each unit stands for, the shortest first. */
    public static final Map<String, Duration> UNITS = units();

    private DurationText() {}

    private static Map<String, Duration> units() {
        var units = new LinkedHashMap<String, Duration>();
        units.put("ms", Duration.ofMillis(1));
        units.put("s", Duration.ofSeconds(1));
        units.put("min", Duration.ofMinutes(1));
        units.put("h", Duration.ofHours(1));
        units.put("d", Duration.ofDays(1));
        return Collections.unmodifiableMap(units);
    }

    /** The duration as a file would have it: {@code 500 ms}, {@code 90 s}, {@code 7 d}. */
    public static String exact(Duration duration) {
        if (duration.isZero()) {
            return "0 s";
        }
        var millis = millis(duration);
        var written = millis.stripTrailingZeros().toPlainString() + " ms";
        for (var unit : UNITS.entrySet()) {
            var parts = millis.divideAndRemainder(millis(unit.getValue()));
            if (parts[1].signum() == 0) {
                written = parts[0].toBigInteger() + " " + unit.getKey();
            }
        }
        return written;
    }

    private static BigDecimal millis(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .movePointRight(3);
    }

    /** In one unit or two, without a rest: {@code 40 s}, {@code 5 min}, {@code 3 d 4 h}. */
    public static String rough(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        if (duration.toHours() > 0) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toMinutes() > 0
                ? duration.toMinutes() + " min"
                : Math.max(0, duration.toSeconds()) + " s";
    }
}
