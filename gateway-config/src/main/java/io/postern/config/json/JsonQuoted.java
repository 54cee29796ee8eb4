package io.postern.config.json;

import io.postern.api.text.Quote;
import io.postern.config.document.Mistake;
import io.postern.config.document.Mistakes;
import io.postern.config.document.OffsetText;
import io.postern.config.problem.Place;

/** Reads what stands in double quotes in a JSON file. */
final class JsonQuoted {

    private static final String SIMPLE = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final JsonCursor cursor;
    private final Mistakes mistakes;

    JsonQuoted(JsonCursor cursor, Mistakes mistakes) {
        this.cursor = cursor;
        this.mistakes = mistakes;
    }

    /** The cursor stands at the opening quote. */
    String read() {
        Place start = cursor.place();
        cursor.next();
        var read = new StringBuilder();
        while (!cursor.take('"')) {
            int c = cursor.peek();
            if (c == JsonCursor.END || c == '\n' || c == '\r') {
                throw new Mistake(
                        start,
                        "expected '\"' at the end of this text in the same line, found none");
            }
            if (c == '\\') {
                escape(read);
            } else {
                if (c < ' ') {
                    mistakes.add(cursor.place(), control(c));
                }
                read.append(cursor.next());
            }
        }
        return read.toString();
    }

    private static String control(int c) {
        String escaped = c == '\t' ? "\\t" : String.format("\\u%04x", c);
        String found = c == '\t' ? "a tab" : OffsetText.character(c);
        return "expected " + escaped + " in this text, found " + found;
    }

    private void escape(StringBuilder read) {
        Place place = cursor.place();
        cursor.next();
        int c = cursor.peek();
        int simple = SIMPLE.indexOf(c);
        if (simple >= 0) {
            cursor.next();
            read.append(MEANT.charAt(simple));
        } else if (c == 'u') {
            cursor.next();
            unicode(place, read);
        } else {
            mistakes.add(place, badEscape(c));
        }
    }

    /** The wrong character is left where it is: it may end the line. */
    private static String badEscape(int c) {
        String expected = "expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a backslash";
        if (c == JsonCursor.END || c == '\n' || c == '\r') {
            return expected + ", found the end of the line";
        }
        return expected + ", found " + OffsetText.character(c) + "; write \\\\ for a backslash";
    }

    private void unicode(Place place, StringBuilder read) {
        int first = hex(place);
        if (!Character.isSurrogate((char) first)) {
            read.append((char) first);
            return;
        }
        if (Character.isHighSurrogate((char) first) && cursor.ahead(2).equals("\\u")) {
            cursor.next();
            cursor.next();
            int second = hex(place);
            if (Character.isLowSurrogate((char) second)) {
                read.append((char) first).append((char) second);
                return;
            }
        }
        mistakes.add(
                place,
                String.format("expected two halves of a character, found \\u%04x alone", first));
    }

    private int hex(Place place) {
        String digits = cursor.ahead(4);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new Mistake(
                    place,
                    "expected four digits of 0-9 and a-f after \\u, found "
                            + Quote.of(digits.lines().findFirst().orElse("")));
        }
        for (int i = 0; i < digits.length(); i++) {
            cursor.next();
        }
        return Integer.parseInt(digits, 16);
    }
}
