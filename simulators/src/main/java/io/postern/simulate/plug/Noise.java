package io.postern.simulate.plug;

import java.util.Arrays;
import java.util.Random;

/** Bytes that mean nothing, the same for the same seed. Has one owner thread. */
final class Noise {

    private static final int LONGEST = 300;
    private static final int BLOCK = 4096;

    private final Random random;

    Noise(long seed) {
        random = new Random(seed);
    }

    /** What becomes of an answer. */
    byte[] spoil(Misbehaviour how, byte[] answer) {
        return switch (how) {
            case SILENCE, FLOOD -> new byte[0];
            case HALF -> Arrays.copyOf(answer, answer.length / 2);
            case GARBAGE -> garble(answer);
            case OK, DISCONNECT -> answer;
        };
    }

    private byte[] garble(byte[] answer) {
        return switch (random.nextInt(4)) {
            case 0 -> some();
            case 1 -> together(some(), answer);
            case 2 -> together(answer, some());
            default -> answer;
        };
    }

    private byte[] some() {
        return bytes(1 + random.nextInt(LONGEST));
    }

    byte[] block() {
        return bytes(BLOCK);
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] together(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
