package io.postern.serial.checksum;

import java.util.Arrays;

/**
 * The checksum of any stretch of a buffer at a cost that does not grow with the stretch, so that
 * noise, where a packet may seem to begin at every byte, costs no more than a few steps each. Keeps
 * the state of one run over the whole buffer at every sixteenth byte.
 */
public final class RunningChecks {

    /** The distance of the states that are kept. Buffers move by multiples of it. */
    public static final int STRIDE = 16;

    /** Shorter stretches are run through directly. */
    private static final int SHORT = 4 * STRIDE;

    private static final char[] NONE = {};

    private final Checksum checksum;
    private final Register register;
    private char[] states = NONE;

    /** How many states are known; the first is that before the first byte. */
    private int known;

    /** How many bytes all checks together ran through. */
    private long steps;

    public RunningChecks(Checksum checksum) {
        this.checksum = checksum;
        register = checksum.register();
    }

    /** Whether the last of these bytes are the checksum of those before. */
    public boolean holds(byte[] buffer, int from, int to) {
        int end = to - checksum.size();
        int count = end - from;
        if (count <= SHORT) {
            steps += count;
            return checksum.holds(buffer, from, to);
        }
        int after = state(buffer, end);
        int value = register.between(state(buffer, from), after, count);
        return value == checksum.read(buffer, end);
    }

    /** The buffer lost so many of its first bytes, a multiple of the stride. */
    public void moved(int bytes) {
        int lost = Math.min(known, bytes / STRIDE);
        System.arraycopy(states, lost, states, 0, known - lost);
        known -= lost;
    }

    /** The buffer was emptied. */
    public void clear(boolean release) {
        known = 0;
        if (release) {
            states = NONE;
        }
    }

    public int retained() {
        return states.length * Character.BYTES;
    }

    public long steps() {
        return steps;
    }

    private int state(byte[] buffer, int at) {
        int last = at / STRIDE;
        if (last >= states.length) {
            states = Arrays.copyOf(states, buffer.length / STRIDE + 1);
        }
        if (known == 0) {
            states[known++] = 0;
        }
        while (known <= last) {
            int from = (known - 1) * STRIDE;
            states[known] = (char) run(states[known - 1], buffer, from, from + STRIDE);
            known++;
        }
        return run(states[last], buffer, last * STRIDE, at);
    }

    private int run(int state, byte[] buffer, int from, int to) {
        steps += to - from;
        return register.after(state, buffer, from, to);
    }
}
