package io.postern.screen;

import io.postern.api.text.Quote;

/** How characters show on a terminal. What is shown came from anywhere: it must not drive it. */
public final class Screen {

    /** First and last of the ranges that take two columns. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00,
        0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F,
        0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x20000, 0x3FFFD
    };

    private Screen() {}

    /** Text that stays on its line and cannot steer the terminal. */
    public static String oneLine(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().map(Quote::shown).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /**
     * As much of it as fits into so many characters, on one line; what is left out shows as "…".
     */
    public static String cut(String text, int length) {
        int[] shown = text.codePoints().limit(length + 1L).map(Quote::shown).toArray();
        return shown.length <= length
                ? new String(shown, 0, shown.length)
                : new String(shown, 0, length - 1) + "…";
    }

    /** How many columns a character takes: 0, 1 or 2. */
    public static int width(int c) {
        if (c < WIDE[0]) {
            return isCombining(c) ? 0 : 1;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return 2;
            }
        }
        return isCombining(c) ? 0 : 1;
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
