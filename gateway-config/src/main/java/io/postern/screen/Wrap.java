package io.postern.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Breaks text between words, so that it fits a terminal of 80 columns; longer words stay whole. */
public final class Wrap {

    public static final int WIDTH = 80;

    private Wrap() {}

    /**
     * The lines; spaces within one stay.
     *
     * @param indent how many spaces stand before the first line
     * @param hanging the same for all others
     */
    public static List<String> of(int indent, int hanging, String text) {
        var lines = new ArrayList<String>();
        var rest = text.replaceAll("\\p{Cntrl}", " ").stripTrailing();
        int margin = indent;
        while (rest.length() > WIDTH - margin) {
            int at = rest.lastIndexOf(' ', WIDTH - margin);
            if (rest.substring(0, Math.max(at, 0)).isBlank()) {
                at = rest.indexOf(' ');
                if (at <= 0) {
                    break;
                }
            }
            lines.add(line(margin, rest.substring(0, at)));
            rest = rest.substring(at).strip();
            margin = hanging;
        }
        lines.add(line(margin, rest));
        return lines;
    }

    /** The same; what it begins with is painted where it stands whole in the first line. */
    public static List<String> led(
            int indent, String subject, String text, UnaryOperator<String> paint) {
        var lines = of(indent, indent + 2, text);
        var first = lines.get(0).substring(indent);
        if (first.startsWith(subject)) {
            var painted = paint.apply(subject) + first.substring(subject.length());
            lines.set(0, line(indent, painted));
        }
        return lines;
    }

    private static String line(int margin, String words) {
        return " ".repeat(margin) + words.stripTrailing();
    }
}
