package io.postern.serial.frame.marked;

import java.util.Arrays;

/**
 * How bytes that would look like a mark travel: as an escape and another byte.
 *
 * @param escape the escape, or -1 where there is none
 * @param plain by the byte behind an escape: what both stand for, or -1 for nothing
 * @param stuffed by byte: what stands for it behind an escape, or -1 where it travels as it is
 * @param marksWin whether a mark right behind an escape is still a mark
 */
public record Stuffing(int escape, short[] plain, short[] stuffed, boolean marksWin) {

    public static final Stuffing NONE = new Stuffing(-1, nothing(), nothing(), false);

    private static final int SLIP_ESCAPE = 0xDB;

    /** As RFC 1055 has it. */
    static Stuffing slip() {
        var slip = new Stuffing(SLIP_ESCAPE, nothing(), nothing(), true);
        slip.pair(0xC0, 0xDC);
        slip.pair(SLIP_ESCAPE, 0xDD);
        return slip;
    }

    /**
     * @param xor what changes an escaped byte; where 0, a mark behind an escape is no mark
     * @param firsts the first bytes of all marks
     */
    public static Stuffing of(int escape, int xor, int... firsts) {
        var stuffing = new Stuffing(escape, nothing(), nothing(), xor != 0);
        for (int i = 0; i < 256; i++) {
            stuffing.plain[i] = (short) (i ^ xor);
        }
        stuffing.stuffed[escape] = (short) (escape ^ xor);
        for (int first : firsts) {
            stuffing.stuffed[first] = (short) (first ^ xor);
        }
        return stuffing;
    }

    private void pair(int what, int sent) {
        plain[sent] = (short) what;
        stuffed[what] = (short) sent;
    }

    private static short[] nothing() {
        var nothing = new short[256];
        Arrays.fill(nothing, (short) -1);
        return nothing;
    }
}
