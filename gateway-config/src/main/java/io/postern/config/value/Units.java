package io.postern.config.value;

import io.postern.api.text.DurationText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads durations and sizes, and writes them as people would. */
public final class Units {

    /** So that nobody's nanoseconds overflow. */
    static final Duration LONGEST = Duration.ofDays(36_500);

    private static final int MOST_LETTERS = 40;

    private static final Map<String, BigDecimal> NANOS =
            DurationText.UNITS.entrySet().stream()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Map.Entry::getKey, unit -> nanos(unit.getValue())));

    private static final Map<String, BigDecimal> BYTES =
            Map.of(
                    "B", BigDecimal.ONE,
                    "kB", BigDecimal.valueOf(1_000),
                    "KB", BigDecimal.valueOf(1_000),
                    "MB", BigDecimal.valueOf(1_000_000),
                    "GB", BigDecimal.valueOf(1_000_000_000),
                    "TB", BigDecimal.valueOf(1_000_000_000_000L),
                    "KiB", BigDecimal.valueOf(1L << 10),
                    "MiB", BigDecimal.valueOf(1L << 20),
                    "GiB", BigDecimal.valueOf(1L << 30),
                    "TiB", BigDecimal.valueOf(1L << 40));

    private Units() {}

    /** A duration from text such as {@code 500 ms}; without a unit it is seconds. */
    static Optional<Duration> duration(String text) {
        return amount(text, "s", NANOS)
                .filter(nanos -> nanos.compareTo(nanos(LONGEST)) <= 0)
                .map(nanos -> nanos.setScale(0, RoundingMode.HALF_UP))
                .map(nanos -> Duration.ofNanos(nanos.longValueExact()));
    }

    /** A size from text such as {@code 1 GB}; without a unit it is bytes. */
    static Optional<Long> size(String text) {
        return amount(text, "B", BYTES)
                .filter(bytes -> bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0)
                .filter(bytes -> bytes.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact);
    }

    /** The duration as a file would have it: {@code 500 ms}, {@code 10 s}, {@code 7 d}. */
    public static String written(Duration duration) {
        return DurationText.exact(duration);
    }

    /** The size as a file would have it: {@code 1 GB}, {@code 512 B}. */
    public static String written(long bytes) {
        for (var unit : List.of("TB", "TiB", "GB", "GiB", "MB", "MiB", "kB", "KiB")) {
            var size = BYTES.get(unit).longValueExact();
            if (bytes > 0 && bytes % size == 0) {
                return bytes / size + " " + unit;
            }
        }
        return bytes + " B";
    }

    private static Optional<BigDecimal> amount(
            String text, String usual, Map<String, BigDecimal> units) {
        var trimmed = text.strip();
        int end = trimmed.length();
        while (end > 0 && Character.isLetter(trimmed.charAt(end - 1))) {
            end--;
        }
        var unit = trimmed.substring(end);
        var factor = units.get(unit.isEmpty() ? usual : unit);
        return factor == null
                ? Optional.empty()
                : plainNumber(trimmed.substring(0, end).strip()).map(factor::multiply);
    }

    /** Digits with perhaps a point: no sign, no exponent that could blow up. */
    private static Optional<BigDecimal> plainNumber(String digits) {
        boolean plain =
                digits.length() <= MOST_LETTERS
                        && digits.chars().anyMatch(Units::isDigit)
                        && digits.chars().allMatch(c -> isDigit(c) || c == '.')
                        && digits.indexOf('.') == digits.lastIndexOf('.');
        return plain ? Optional.of(new BigDecimal(digits)) : Optional.empty();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos());
    }
}
