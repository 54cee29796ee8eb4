package io.postern.benchlab.sensor;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Writes numbers digit for digit as the Python tools of the device do. */
final class Decimal {

    private static final int MOST_DIGITS = 17;
    private static final int SURE_DIGITS = 15;
    private static final double LEAST_PLAIN = 1e-4;

    private Decimal() {}

    static JsonNumber tenths(long number) {
        return fraction(number, 10);
    }

    static JsonNumber thousandths(long number) {
        return fraction(number, 1_000);
    }

    /** With so few digits, the number itself is the shortest text that gives its double again. */
    static JsonNumber fraction(long number, long unit) {
        long size = Math.abs(number);
        var text = new StringBuilder(16);
        text.append(number < 0 ? "-" : "").append(size / unit).append('.');
        long rest = size % unit;
        long place = unit;
        do {
            place /= 10;
            text.append((char) ('0' + rest / place));
            rest %= place;
        } while (rest > 0);
        return new JsonNumber(text.toString());
    }

    /** The shortest text that gives the double again; Java has no such thing before 19. */
    static JsonNumber shortest(double number) {
        var exact = new BigDecimal(number);
        int digits = SURE_DIGITS;
        var text = exact.round(new MathContext(digits));
        while (text.doubleValue() != number && digits < MOST_DIGITS) {
            digits++;
            text = exact.round(new MathContext(digits));
        }
        return number != 0 && Math.abs(number) < LEAST_PLAIN ? tiny(text) : plain(text);
    }

    static JsonNumber plain(BigDecimal number) {
        var text = number.stripTrailingZeros();
        return Json.of(text.scale() < 1 ? text.setScale(1) : text);
    }

    /** What rounding leaves of watts that cancel out, far below {@code 1e-9}. */
    private static JsonNumber tiny(BigDecimal number) {
        return new JsonNumber(number.stripTrailingZeros().toString().toLowerCase(Locale.ROOT));
    }
}
