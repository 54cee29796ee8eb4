package io.postern.config.document;

import io.postern.api.text.Quote;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers may be written, and what to write instead. */
public final class Numbers {

    private static final int LONGEST = 100;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private Numbers() {}

    public static boolean isNumber(String word) {
        return word.length() <= LONGEST
                && NUMBER.matcher(word).matches()
                && Double.isFinite(Double.parseDouble(word));
    }

    /** Whether somebody who wrote this may have meant a number. */
    public static boolean isNear(String word) {
        char first = word.charAt(0);
        return isDigit(first) || "+-.".indexOf(first) >= 0;
    }

    /** What is wrong with something that is near a number, and what to write. */
    public static String advice(String word) {
        String found = ", found " + OffsetText.bare(word);
        if (NUMBER.matcher(word).matches()) {
            return word.length() > LONGEST
                    ? "expected a number of at most " + LONGEST + " digits" + found
                    : "expected a number" + found + ", which is too large";
        }
        String asText = Quote.of(word) + " if it is text";
        return "expected a number"
                + found
                + repaired(word)
                        .map(number -> "; write " + number + ", or " + asText)
                        .orElse("; write " + asText);
    }

    /** The plain way to write a number that has a plus sign, leading zeros, a bare point or _. */
    public static Optional<String> repaired(String word) {
        String digits = word.startsWith("+") ? word.substring(1) : word;
        boolean negative = digits.startsWith("-");
        digits = (negative ? digits.substring(1) : digits).replace("_", "");
        if (digits.length() > LONGEST) {
            return Optional.empty();
        }
        digits = hexadecimal(digits).orElse(digits);
        int zeros = 0;
        while (zeros + 1 < digits.length()
                && digits.charAt(zeros) == '0'
                && isDigit(digits.charAt(zeros + 1))) {
            zeros++;
        }
        digits = digits.substring(zeros);
        digits = digits.startsWith(".") ? "0" + digits : digits;
        digits = digits.replaceFirst("\\.(?=$|[eE])", "");
        String number = (negative ? "-" : "") + digits;
        return isNumber(number) ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> hexadecimal(String digits) {
        int radix = digits.startsWith("0x") || digits.startsWith("0X") ? 16 : 8;
        boolean marked = radix == 16 || digits.startsWith("0o");
        try {
            return marked
                    ? Optional.of(Long.toString(Long.parseUnsignedLong(digits.substring(2), radix)))
                    : Optional.empty();
        } catch (NumberFormatException notEither) {
            return Optional.empty();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
