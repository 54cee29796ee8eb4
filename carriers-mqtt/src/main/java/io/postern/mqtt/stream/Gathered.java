package io.postern.mqtt.stream;

import java.nio.ByteBuffer;

/** Gathers what means something only together from bytes that come in pieces. */
public final class Gathered {

    private final byte[] held;
    private int size;

    public Gathered(int most) {
        held = new byte[most];
    }

    /**
     * Takes what is missing, and no more.
     *
     * @param count how many there are to be, with those it holds already
     * @return whether all of them are there
     */
    public boolean take(ByteBuffer bytes, int count) {
        int more = Math.max(0, Math.min(count - size, bytes.remaining()));
        bytes.get(held, size, more);
        size += more;
        return size >= count;
    }

    public int at(int index) {
        return held[index] & 0xff;
    }

    /** The bytes from there on as one number, the highest byte first. */
    public long number(int from) {
        long number = 0;
        for (int at = from; at < size; at++) {
            number = number << 8 | at(at);
        }
        return number;
    }

    public ByteBuffer whole() {
        return ByteBuffer.wrap(held, 0, size);
    }

    public void clear() {
        size = 0;
    }
}
