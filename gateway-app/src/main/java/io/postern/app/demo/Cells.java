package io.postern.app.demo;

import io.postern.screen.Screen;
import java.util.Locale;

/** Text cut and filled to columns, one column a character. */
final class Cells {

    private Cells() {}

    /** As much as fits with a blank after it, filled with blanks. */
    static String left(String text, int width) {
        var cut = Screen.cut(text, width - 1);
        return cut + " ".repeat(width - cut.codePointCount(0, cut.length()));
    }

    /** As much as fits with a blank before it. */
    static String right(String text, int width) {
        var cut = Screen.cut(text, width - 1);
        return " ".repeat(width - cut.codePointCount(0, cut.length())) + cut;
    }

    static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%.1f" : "%.0f", perSecond);
    }
}
