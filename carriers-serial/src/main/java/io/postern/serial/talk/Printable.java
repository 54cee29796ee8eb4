package io.postern.serial.talk;

import java.util.HexFormat;

/** Shows bytes of a device, which may be anything, in a line for people. */
public final class Printable {

    private static final int MOST = 32;
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private Printable() {}

    /** As hex, and as text where it is text; long ones are cut. */
    public static String of(byte[] bytes) {
        if (bytes.length == 0) {
            return "nothing";
        }
        int shown = Math.min(bytes.length, MOST);
        var said = new StringBuilder(HEX.formatHex(bytes, 0, shown));
        if (isText(bytes, shown)) {
            said.append(' ').append(quoted(bytes, shown));
        }
        if (shown < bytes.length) {
            said.append(" … (").append(bytes.length).append(" bytes)");
        }
        return said.toString();
    }

    /** Text in quotes, with what would not print escaped; long text is cut. */
    public static String quoted(String text) {
        var out = new StringBuilder("\"");
        int shown = Math.min(text.length(), 4 * MOST);
        for (int i = 0; i < shown; i++) {
            append(out, text.charAt(i));
        }
        return out.append(shown < text.length() ? "…\"" : "\"").toString();
    }

    /** Something to read, and nothing else but the ends of lines and of text. */
    private static boolean isText(byte[] bytes, int count) {
        int letters = 0;
        for (int i = 0; i < count; i++) {
            boolean plain = bytes[i] >= ' ' && bytes[i] < 127;
            if (!plain && "\r\n\t\0".indexOf(bytes[i]) < 0) {
                return false;
            }
            letters += plain ? 1 : 0;
        }
        return letters > 0;
    }

    private static String quoted(byte[] bytes, int count) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < count; i++) {
            append(out, (char) bytes[i]);
        }
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, char sign) {
        switch (sign) {
            case '\r' -> out.append("\\r");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\0' -> out.append("\\0");
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> out.append(isPlain(sign) ? String.valueOf(sign) : escaped(sign));
        }
    }

    private static boolean isPlain(char sign) {
        return sign >= ' ' && sign < 127 || sign > 160 && Character.isLetterOrDigit(sign);
    }

    private static String escaped(char sign) {
        return "\\u" + HexFormat.of().withUpperCase().toHexDigits(sign);
    }
}
