package io.postern.config.problem;

import io.postern.api.text.Quote;
import io.postern.screen.Screen;
import java.util.Arrays;

/**
 * A line as it is shown, and where its caret stands. A line that is too long for a terminal is cut
 * around the caret.
 *
 * @param caret how many columns stand before the caret
 */
record Excerpt(String line, int caret) {

    private static final int GUTTER = 8;
    private static final int WIDEST = 79 - GUTTER;
    private static final int TAB = 4;

    /** How much of an endless line is looked at, on each side of the caret. */
    private static final int SEEN = 1_000;

    private static final String CUT = "…";

    /** The line with its caret under a column, which counts characters from 1. */
    static Excerpt of(String whole, int column) {
        var line = UrlPassword.covered(whole);
        int most = line.codePointCount(0, line.length());
        int at = line.offsetByCodePoints(0, Math.min(most, Math.max(0, column - 1)));
        String before = line.substring(Math.max(0, at - SEEN), at);
        String after = line.substring(at, Math.min(line.length(), at + SEEN));
        int[] left = withoutTabs(before, 0);
        return cut(left, withoutTabs(after, width(left, 0, left.length)));
    }

    /** The line behind its number, and the caret below. */
    String text(int number) {
        String margin = String.format("%5d | ", number);
        return margin + line + "\n" + " ".repeat(margin.length() - 2) + "| " + caretLine();
    }

    private String caretLine() {
        return " ".repeat(caret) + "^";
    }

    private static Excerpt cut(int[] left, int[] right) {
        int leftWidth = width(left, 0, left.length);
        int rightWidth = width(right, 0, right.length);
        if (leftWidth + rightWidth <= WIDEST) {
            return new Excerpt(shown(left, 0, left.length, right, right.length), leftWidth);
        }
        // The caret keeps room on both sides, more before it: that is what was read already.
        int from =
                leftWidth <= WIDEST * 3 / 4
                        ? 0
                        : fittingLast(
                                left, Math.max(WIDEST / 2, WIDEST - CUT.length() - rightWidth));
        String start = from == 0 ? "" : CUT;
        int caret = start.length() + width(left, from, left.length);
        int room = WIDEST - caret;
        int to = rightWidth <= room ? right.length : fittingFirst(right, room - CUT.length());
        String end = to == right.length ? "" : CUT;
        return new Excerpt(start + shown(left, from, left.length, right, to) + end, caret);
    }

    /** Where the longest end of the characters begins that fits. */
    private static int fittingLast(int[] characters, int room) {
        int from = characters.length;
        int width = 0;
        while (from > 0 && width + Screen.width(characters[from - 1]) <= room) {
            from--;
            width += Screen.width(characters[from]);
        }
        return from;
    }

    /** Where the longest beginning of the characters ends that fits. */
    private static int fittingFirst(int[] characters, int room) {
        int to = 0;
        int width = 0;
        while (to < characters.length && width + Screen.width(characters[to]) <= room) {
            width += Screen.width(characters[to]);
            to++;
        }
        return to;
    }

    private static String shown(int[] left, int from, int leftEnd, int[] right, int to) {
        var text = new StringBuilder();
        Arrays.stream(left, from, leftEnd).forEach(text::appendCodePoint);
        Arrays.stream(right, 0, to).forEach(text::appendCodePoint);
        return text.toString().stripTrailing();
    }

    /** Tabs become spaces up to the next stop, so that the caret stands right on any terminal. */
    private static int[] withoutTabs(String text, int start) {
        var expanded = new StringBuilder();
        int column = start;
        for (int c : text.codePoints().toArray()) {
            if (c == '\t') {
                int spaces = TAB - column % TAB;
                expanded.append(" ".repeat(spaces));
                column += spaces;
            } else {
                int shown = Quote.shown(c);
                expanded.appendCodePoint(shown);
                column += Screen.width(shown);
            }
        }
        return expanded.codePoints().toArray();
    }

    private static int width(int[] characters, int from, int to) {
        return Arrays.stream(characters, from, to).map(Screen::width).sum();
    }
}
