package io.postern.mqtt.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The inside of one packet, read from front to back. */
final class PacketBytes {

    private static final int MORE = 0x80;
    private static final int LONGEST_NUMBER = 4;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int type;

    /**
     * @param kind which packet it is, for what is said of a fault
     */
    void of(byte[] some, int from, int to, PacketKind kind) {
        bytes = some;
        at = from;
        end = to;
        type = kind.ordinal();
    }

    int left() {
        return end - at;
    }

    private int take(int count) throws MalformedPacketException {
        if (count > end - at) {
            throw fault("it ends too early");
        }
        at += count;
        return at - count;
    }

    int one() throws MalformedPacketException {
        return bytes[take(1)] & 0xFF;
    }

    int two() throws MalformedPacketException {
        int from = take(2);
        return (bytes[from] & 0xFF) << 8 | bytes[from + 1] & 0xFF;
    }

    long four() throws MalformedPacketException {
        return (long) two() << 16 | two();
    }

    /** A number of one to four bytes. */
    int number() throws MalformedPacketException {
        int value = 0;
        for (int count = 0; count < LONGEST_NUMBER; count++) {
            int next = one();
            value |= (next & MORE - 1) << 7 * count;
            if (next < MORE) {
                return value;
            }
        }
        throw fault("a length has more than four bytes");
    }

    void skip(int count) throws MalformedPacketException {
        take(count);
    }

    byte[] data() throws MalformedPacketException {
        int size = two();
        int from = take(size);
        return Arrays.copyOfRange(bytes, from, from + size);
    }

    byte[] rest() {
        int from = at;
        at = end;
        return Arrays.copyOfRange(bytes, from, end);
    }

    String text() throws MalformedPacketException {
        int size = two();
        int from = take(size);
        var text = new String(bytes, from, size, StandardCharsets.UTF_8);
        // the mark in place of what is no UTF-8; it may have been sent
        if (text.indexOf('\uFFFD') >= 0 && !isWritten(text, from, size) || text.indexOf(0) >= 0) {
            throw fault("a text is not UTF-8");
        }
        return text;
    }

    private boolean isWritten(String text, int from, int size) {
        var written = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(written, 0, written.length, bytes, from, from + size);
    }

    /** Whether the next text is this one, of ASCII; it is skipped. */
    boolean isText(String expected) throws MalformedPacketException {
        int size = two();
        int from = take(size);
        if (size != expected.length()) {
            return false;
        }
        for (int next = 0; next < size; next++) {
            if (bytes[from + next] != expected.charAt(next)) {
                return false;
            }
        }
        return true;
    }

    /** A part of it, to be read for itself. */
    int limit(int size) throws MalformedPacketException {
        take(size);
        at -= size;
        int before = end;
        end = at + size;
        return before;
    }

    void unlimit(int before) {
        end = before;
    }

    MalformedPacketException fault(String what) {
        return MalformedPacketException.of(type, what + ", in " + PacketKind.of(type << 4));
    }
}
