package io.postern.mqtt.web;

import io.postern.mqtt.stream.BytesOut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Writes the frames of a WebSocket's client, which are masked. */
final class FrameWriter {

    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PONG = 10;

    private static final int LONGEST_HEAD = 2 + 8 + 4;

    /** A multiple of the mask's length, so that each chunk begins with the mask's first byte. */
    private static final int CHUNK = 8 * 1024;

    private final BytesOut out;
    private final SplittableRandom masks = new SplittableRandom(new SecureRandom().nextLong());
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_HEAD + CHUNK);

    FrameWriter(BytesOut out) {
        this.out = out;
    }

    /** One frame, its payload used up. */
    void write(int kind, ByteBuffer payload) throws IOException {
        int mask = masks.nextInt();
        head(kind, payload.remaining(), mask);
        do {
            chunk(payload, mask);
            out.send(buffer.flip());
            buffer.clear();
        } while (payload.hasRemaining());
    }

    private void head(int kind, int size, int mask) {
        buffer.put((byte) (0x80 | kind));
        if (size < 126) {
            buffer.put((byte) (0x80 | size));
        } else if (size < 1 << 16) {
            buffer.put((byte) (0x80 | 126)).putShort((short) size);
        } else {
            buffer.put((byte) (0x80 | 127)).putLong(size);
        }
        buffer.putInt(mask);
    }

    private void chunk(ByteBuffer payload, int mask) {
        int at = buffer.position();
        int size = Math.min(payload.remaining(), CHUNK);
        buffer.put(at, payload, payload.position(), size).position(at + size);
        payload.position(payload.position() + size);
        mask(at, at + size, (long) mask << 32 | mask & 0xffffffffL);
    }

    /** Eight bytes at a time: a broker's retained messages may be many megabytes. */
    private void mask(int from, int to, long twice) {
        int at = from;
        for (; at + 8 <= to; at += 8) {
            buffer.putLong(at, buffer.getLong(at) ^ twice);
        }
        for (int shift = 56; at < to; at++, shift -= 8) {
            buffer.put(at, (byte) (buffer.get(at) ^ twice >>> shift));
        }
    }

    void finish() throws IOException {
        out.finish();
    }
}
