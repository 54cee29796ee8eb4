package io.postern.bench.rack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** What a BENCHLAB says. */
final class RackAnswers {

    static final byte[] WELCOME = "BENCHLAB\0".getBytes(StandardCharsets.US_ASCII);
    static final byte[] VENDOR = {(byte) 0xEE, 0x10, 7};

    private static final int LENGTH = 216;
    private static final int VOLTAGES = 13;
    private static final int TEMPERATURES = 6;
    private static final int READINGS = 11;
    private static final int FANS = 9;
    private static final int MILLIVOLTS = 12_000;

    private RackAnswers() {}

    /** All figures plausible, some of them moving. */
    static byte[] sensors(long count) {
        var answer = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        int wave = (int) (count % 100);
        for (int at = 0; at < VOLTAGES; at++) {
            answer.putShort((short) (1_000 + wave));
        }
        answer.putShort((short) 3_300).putShort((short) 2_500);
        for (int at = 0; at < TEMPERATURES; at++) {
            answer.putShort((short) (250 + wave));
        }
        answer.putShort((short) 450).put(new byte[] {1, 1, 1, 100});
        for (int at = 0; at < READINGS; at++) {
            int milliamperes = 2_000 + 10 * wave;
            answer.putShort((short) MILLIVOLTS).putShort((short) 0).putInt(milliamperes);
            answer.putInt(MILLIVOLTS / 1000 * milliamperes);
        }
        for (int at = 0; at < FANS; at++) {
            answer.put((byte) 1).put((byte) 128).putShort((short) (1_200 + wave));
        }
        return answer.array();
    }
}
