package io.postern.serial.talk;

import java.util.Arrays;

/**
 * Bytes as people write them: pairs of hex digits, with spaces, colons and {@code 0x} between them
 * as they like.
 */
public final class HexText {

    /** Stands for a byte written as {@code ??}. */
    public static final int ANY = -1;

    private final String source;
    private final boolean wildcards;
    private final int[] bytes;
    private int count;
    private int at;

    private HexText(String source, boolean wildcards) {
        this.source = source;
        this.wildcards = wildcards;
        this.bytes = new int[source.length() / 2];
    }

    /**
     * @throws IllegalArgumentException when it is anything else, saying where
     */
    public static byte[] bytes(String source) {
        var values = new HexText(source, false).read();
        var bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /**
     * The same where {@code ??} may stand for any byte.
     *
     * @return bytes from 0 to 255, or {@link #ANY}
     */
    public static int[] pattern(String source) {
        return new HexText(source, true).read();
    }

    private int[] read() {
        while (at < source.length()) {
            if (isGap(source.charAt(at))) {
                at++;
            } else if (isPrefix()) {
                at += 2;
                bytes[count++] = pair();
            } else {
                bytes[count++] = pair();
            }
        }
        return Arrays.copyOf(bytes, count);
    }

    private boolean isPrefix() {
        return source.regionMatches(true, at, "0x", 0, 2);
    }

    private static boolean isGap(char sign) {
        return sign == ' ' || sign == ':' || sign == '\t' || sign == '\n' || sign == '\r';
    }

    private int pair() {
        if (wildcards && source.startsWith("??", at)) {
            at += 2;
            return ANY;
        }
        int high = digit();
        return high << 4 | digit();
    }

    private int digit() {
        if (at >= source.length() || isGap(source.charAt(at))) {
            throw new IllegalArgumentException(
                    "expected two hex digits for each byte, found one digit alone at character "
                            + at);
        }
        char sign = source.charAt(at++);
        int value = sign < 128 ? Character.digit(sign, 16) : -1;
        if (value < 0) {
            throw new IllegalArgumentException(
                    "expected hex digits"
                            + (wildcards ? " or ??" : "")
                            + ", found "
                            + Printable.quoted(String.valueOf(sign))
                            + " at character "
                            + at);
        }
        return value;
    }
}
