package io.postern.testing.wire.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** How MQTT writes numbers and texts. */
final class PacketNumbers {

    private static final int LONGEST = 4;

    private PacketNumbers() {}

    /** Whether a whole number of variable length stands there; reads nothing. */
    static boolean hasVariable(ByteBuffer bytes) {
        var longest = Math.min(LONGEST, bytes.remaining());
        for (int index = 0; index < longest; index++) {
            if (bytes.get(bytes.position() + index) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Seven bits a byte, the lowest first; the eighth bit says that more come. */
    static int variable(ByteBuffer bytes) {
        int value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes.get();
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    static int two(ByteBuffer bytes) {
        return bytes.getShort() & 0xFFFF;
    }

    static String text(ByteBuffer bytes) {
        var text = new byte[two(bytes)];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
