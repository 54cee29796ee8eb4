package io.postern.gauge;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonText;

/** Finds the number that a value says. */
final class FigureFinder {

    private static final int LONGEST = 100;

    private FigureFinder() {}

    /** A number, or text such as {@code 12.3} and {@code 1234 seconds}; NaN for all else. */
    static double of(Json value) {
        double figure = Double.NaN;
        if (value instanceof JsonNumber number) {
            figure = number.asDouble();
        } else if (value instanceof JsonText text && text.value().length() <= LONGEST) {
            figure = leading(text.value().strip());
        }
        return Double.isFinite(figure) ? figure : Double.NaN;
    }

    /** The number at the beginning, where nothing or one word without digits follows it. */
    private static double leading(String text) {
        int end = 0;
        while (end < text.length() && isPartOfNumber(text.charAt(end))) {
            end++;
        }
        return end > 0 && isUnit(text, end) ? parsed(text.substring(0, end)) : Double.NaN;
    }

    private static boolean isPartOfNumber(char c) {
        return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
    }

    private static boolean isUnit(String text, int from) {
        if (from < text.length() && text.charAt(from) != ' ') {
            return false;
        }
        for (int at = from + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c >= '0' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private static double parsed(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
