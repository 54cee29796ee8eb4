package io.postern.mqtt.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Packets that wait to be sent, and how MQTT writes numbers and texts. One owner. */
final class PacketBuffer {

    /** What the field of a length has room for, before it is known. */
    private static final int LENGTH = 4;

    private static final int USUAL = 4_096;
    private static final int LONGEST_TEXT = 65_535;
    private static final int LONGEST_PACKET = 268_435_455;

    private byte[] bytes = new byte[USUAL];
    private byte[] spare = new byte[USUAL];
    private int length;

    int length() {
        return length;
    }

    /** Forgets what was written since. */
    void cut(int at) {
        length = at;
    }

    /** What was written; it is forgotten here, and used up before the next is taken. */
    ByteBuffer taken() {
        var all = ByteBuffer.wrap(bytes, 0, length);
        var next = spare;
        spare = bytes.length > 16 * USUAL ? new byte[USUAL] : bytes;
        bytes = next;
        length = 0;
        return all;
    }

    /** Begins what has its length before it. */
    int open() {
        reserve(LENGTH);
        length += LENGTH;
        return length - LENGTH;
    }

    void close(int opened) {
        int size = length - opened - LENGTH;
        if (size > LONGEST_PACKET) {
            throw new IllegalArgumentException("MQTT has no packets of " + size + " bytes");
        }
        int at = opened;
        for (int rest = size; ; rest >>>= 7) {
            bytes[at++] = (byte) (rest > 0x7F ? rest & 0x7F | 0x80 : rest);
            if (rest <= 0x7F) {
                break;
            }
        }
        System.arraycopy(bytes, opened + LENGTH, bytes, at, size);
        length = at + size;
    }

    void one(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void two(int value) {
        one(value >>> 8);
        one(value);
    }

    void four(long value) {
        two((int) (value >>> 16));
        two((int) value);
    }

    void all(byte[] some) {
        reserve(some.length);
        System.arraycopy(some, 0, bytes, length, some.length);
        length += some.length;
    }

    /** Bytes with their length. */
    void data(byte[] some) {
        size(some.length);
        all(some);
    }

    /**
     * A text with its length.
     *
     * @throws IllegalArgumentException when MQTT cannot write it
     */
    void text(String text) {
        reserve(2 + text.length());
        int at = length + 2;
        for (int next = 0; next < text.length(); next++) {
            char c = text.charAt(next);
            if (c == 0 || c > 0x7E) {
                data(encoded(text));
                return;
            }
            bytes[at++] = (byte) c;
        }
        size(text.length());
        length = at;
    }

    private static byte[] encoded(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("MQTT has no texts with a NUL");
        }
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var exact = new byte[encoded.remaining()];
            encoded.get(exact);
            return exact;
        } catch (CharacterCodingException half) {
            throw new IllegalArgumentException("MQTT has no texts with half a character", half);
        }
    }

    private void size(int count) {
        if (count > LONGEST_TEXT) {
            throw new IllegalArgumentException(
                    "expected at most " + LONGEST_TEXT + " bytes in a text, found " + count);
        }
        two(count);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
