package io.postern.config.explain;

import java.util.ArrayList;
import java.util.List;

/** Writes an explanation for a terminal of 80 columns. */
public final class ExplanationText {

    private static final int WIDTH = 80;
    private static final int LABEL = 10;

    private ExplanationText() {}

    /** The text, without a line end after the last line. */
    public static String of(Explanation explanation) {
        var lines = new ArrayList<String>();
        lines.add("address " + explanation.name());
        lines.add("file    " + explanation.file());
        lines.add("");
        explanation.way().forEach(step -> lines.addAll(wrapped(step.what(), step.words())));
        if (!explanation.values().isEmpty()) {
            lines.add("");
            lines.add("Values, and where each comes from:");
        }
        explanation.values().forEach(value -> lines.addAll(value(value)));
        return String.join("\n", lines);
    }

    private static List<String> value(Explanation.Value value) {
        var head = "  " + value.key() + ": " + value.shown();
        var origin = "(" + value.origin() + ")";
        if (head.length() + 1 + origin.length() <= WIDTH) {
            return List.of(head + " ".repeat(gap(head, origin)) + origin);
        }
        return List.of(cut(head), cut("      " + origin));
    }

    /** Origins stand in a column of their own where there is room. */
    private static int gap(String head, String origin) {
        int column = 42;
        return head.length() < column && column + origin.length() <= WIDTH
                ? column - head.length()
                : 1;
    }

    private static List<String> wrapped(String label, String words) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(padded(label));
        for (var word : words.split(" ")) {
            boolean isFirst = line.length() == LABEL;
            if (!isFirst && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(padded(""));
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String padded(String label) {
        return label + " ".repeat(Math.max(1, LABEL - label.length()));
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
