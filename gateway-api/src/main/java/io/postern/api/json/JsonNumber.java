package io.postern.api.json;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** A number, kept as its digits were written: {@code 1.50} stays {@code 1.50}. */
public record JsonNumber(String digits) implements Json {

    public JsonNumber {
        if (!JsonWords.isNumber(digits)) {
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
    public void appendTo(StringBuilder out) {
        out.append(digits);
    }

    @Override
    public int length() {
        return digits.length();
    }

    @Override
    public String toString() {
        return digits;
    }
}
