package io.postern.config.document;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as editors, cables and people do. */
final class Mutations {

    private static final String[] HOSTILE = {
        "\"", "'", "\\", "{", "}", "[", "]", ",", ":", "#", "\t", "\r", "\n", "\r\n", "\0", "//",
        "/*", "*/", "\\u", "\\ud83d", "\uFEFF", "\u2028", "é", "漢", "😀", "&a ", "*a", "<<: ", "!!",
        "---\n", "...", "%", "|", ">", "? ", "- ", "~", "010", "1e999", "0x", "yes", "None", "  "
    };

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    byte[] mutate(byte[] valid) {
        byte[] mutant = valid;
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times; i++) {
            mutant = once(mutant);
        }
        return mutant;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes);
            case 1 -> replaced(bytes, from, to, new byte[0]);
            case 2 -> replaced(bytes, from, from, hostile());
            case 3 -> replaced(bytes, from, Math.min(from + 1, bytes.length), hostile());
            case 4 -> replaced(bytes, from, from, part);
            case 5 -> replaced(bytes, random.nextInt(bytes.length + 1), part);
            default -> Arrays.copyOf(bytes, from);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] hostile() {
        return HOSTILE[random.nextInt(HOSTILE.length)].getBytes(
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int at, byte[] by) {
        return replaced(bytes, at, at, by);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
