package io.postern.serial.frame.marked;

import java.io.ByteArrayOutputStream;

/**
 * What stands around frames.
 *
 * @param start empty where a frame begins as soon as the one before it ends
 * @param strip whether a carriage return before the end is not part of the frame
 * @param skipEmpty whether nothing between two ends is no frame
 */
public record Marks(byte[] start, byte[] end, Stuffing stuffing, boolean strip, boolean skipEmpty) {

    /** The longest mark. */
    public static final int MOST = 16;

    /** How much of a mark stands at an index. */
    public enum Match {
        NONE,
        PART,
        WHOLE
    }

    public static Match match(byte[] mark, byte[] bytes, int at, int end) {
        int count = Math.min(mark.length, end - at);
        for (int i = 0; i < count; i++) {
            if (bytes[at + i] != mark[i]) {
                return Match.NONE;
            }
        }
        return count == mark.length ? Match.WHOLE : Match.PART;
    }

    boolean hasStart() {
        return start.length > 0;
    }

    /**
     * @throws IllegalArgumentException where the frame holds a mark that nothing can hide
     */
    byte[] around(byte[] frame) {
        var wire = new ByteArrayOutputStream(frame.length + start.length + end.length);
        wire.writeBytes(start);
        for (byte one : frame) {
            int stuffed = stuffing.stuffed()[one & 0xFF];
            if (stuffed >= 0) {
                wire.write(stuffing.escape());
                wire.write(stuffed);
            } else {
                wire.write(one);
            }
        }
        wire.writeBytes(end);
        var bytes = wire.toByteArray();
        if (stuffing.escape() < 0) {
            refuseMarksWithin(bytes);
        }
        return bytes;
    }

    private void refuseMarksWithin(byte[] bytes) {
        for (int at = start.length; at < bytes.length - end.length; at++) {
            boolean ends = match(end, bytes, at, bytes.length) == Match.WHOLE;
            boolean begins = hasStart() && match(start, bytes, at, bytes.length) == Match.WHOLE;
            if (ends || begins) {
                throw new IllegalArgumentException(
                        "frame: expected none of the marks around frames in it, since this framing"
                                + " has no escape, found the "
                                + (ends ? "end" : "start")
                                + " at byte "
                                + (at - start.length));
            }
        }
    }
}
