package io.postern.api.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** A number, kept as its digits were written: {@code 1.50} stays {@code 1.50}. */
public record JsonNumber(String digits) implements Json {

    public JsonNumber {
        if (!isNumber(digits)) {
            throw new IllegalArgumentException("expected a JSON number, found \"" + digits + "\"");
        }
    }

    static JsonNumber of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("expected a finite number, found " + value);
        }
        long whole = (long) value;
        return new JsonNumber(
                whole == value && Math.abs(value) < 1e15
                        ? Long.toString(whole)
                        : Double.toString(value));
    }

    public double asDouble() {
        return Double.parseDouble(digits);
    }

    public BigDecimal asDecimal() {
        return new BigDecimal(digits);
    }

    /** The number when it is written as a whole one that fits 64 bits. */
    public OptionalLong asLong() {
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException notWhole) {
            return OptionalLong.empty();
        }
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public int length() {
        return digits.length();
    }

    @Override
    public String toString() {
        return digits;
    }

    /** Follows JSON's grammar: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
    private static boolean isNumber(String word) {
        int at = word.startsWith("-") ? 1 : 0;
        int whole = digits(word, at);
        if (whole == at || (word.charAt(at) == '0' && whole > at + 1)) {
            return false;
        }
        at = whole;
        if (at < word.length() && word.charAt(at) == '.') {
            int fraction = digits(word, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        return at == word.length() || isExponent(word, at);
    }

    private static boolean isExponent(String word, int from) {
        if (word.charAt(from) != 'e' && word.charAt(from) != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < word.length() && (word.charAt(at) == '+' || word.charAt(at) == '-')) {
            at++;
        }
        return at < word.length() && digits(word, at) == word.length();
    }

    private static int digits(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
