package io.postern.serial.frame;

import io.postern.serial.checksum.Checksum;
import java.util.Arrays;

/**
 * The bytes of one frame as they come: grows with them, and lets go of much memory when emptied.
 */
public final class GrowingBytes {

    /** What an idle line keeps. */
    public static final int KEPT = 4096;

    private static final int FIRST = 256;
    private static final byte[] NONE = {};

    private final int most;
    private byte[] bytes = NONE;
    private int size;

    public GrowingBytes(int most) {
        this.most = most;
    }

    public int size() {
        return size;
    }

    /** Whether so many more are too many. */
    public boolean overflows(int count) {
        return count > most - size;
    }

    /** Adds bytes that do not overflow. */
    public void add(byte[] more, int from, int count) {
        grow(count);
        System.arraycopy(more, from, bytes, size, count);
        size += count;
    }

    /** Cuts this byte off the end, if it is there. */
    public void cut(byte last) {
        if (size > 0 && bytes[size - 1] == last) {
            size--;
        }
    }

    boolean holds(Checksum checksum) {
        return checksum.holds(bytes, 0, size);
    }

    /** The first of them. */
    byte[] first(int count) {
        return Arrays.copyOf(bytes, count);
    }

    public void clear() {
        size = 0;
        if (bytes.length > KEPT) {
            bytes = NONE;
        }
    }

    public int retained() {
        return bytes.length;
    }

    private void grow(int count) {
        if (size + count > bytes.length) {
            int wanted = Math.max(size + count, Math.max(FIRST, bytes.length * 2));
            bytes = Arrays.copyOf(bytes, Math.min(most, wanted));
        }
    }
}
