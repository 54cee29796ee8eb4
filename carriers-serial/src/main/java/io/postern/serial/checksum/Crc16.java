package io.postern.serial.checksum;

/**
 * A cyclic redundancy check of 16 bits that begins with all ones. It is linear: what a stretch of
 * bytes does to the state follows from the states at both of its ends, once the first of them is
 * moved on by as many zero bytes. Moves by powers of two are kept as tables over four bits each.
 */
final class Crc16 implements Register {

    private static final int ONES = 0xFFFF;
    private static final int POWERS = 31;
    private static final int DIGITS = 4;

    private final boolean lowBitFirst;
    private final int[] table = new int[256];
    private final int[][] zeros = new int[POWERS][DIGITS * 16];

    /**
     * @param polynomial with its bits in the order in which they are sent
     */
    Crc16(int polynomial, boolean lowBitFirst) {
        this.lowBitFirst = lowBitFirst;
        for (int i = 0; i < table.length; i++) {
            table[i] = lowBitFirst ? lowFirst(i, polynomial) : highFirst(i << 8, polynomial);
        }
        for (int power = 0; power < POWERS; power++) {
            for (int digit = 0; digit < DIGITS; digit++) {
                for (int value = 0; value < 16; value++) {
                    zeros[power][digit * 16 + value] = moved(value << (digit * 4), power);
                }
            }
        }
    }

    @Override
    public int begin() {
        return ONES;
    }

    @Override
    public int after(int state, byte[] bytes, int from, int to) {
        int now = state;
        if (lowBitFirst) {
            for (int i = from; i < to; i++) {
                now = now >>> 8 ^ table[(now ^ bytes[i]) & 0xFF];
            }
        } else {
            for (int i = from; i < to; i++) {
                now = now << 8 & ONES ^ table[(now >>> 8 ^ bytes[i]) & 0xFF];
            }
        }
        return now;
    }

    @Override
    public int between(int before, int after, int count) {
        int state = before ^ ONES;
        for (int power = 0, rest = count; rest != 0; power++, rest >>>= 1) {
            if ((rest & 1) != 0) {
                state = jump(state, power);
            }
        }
        return state ^ after;
    }

    /** The state after {@code 2^power} zero bytes, while the tables are being made. */
    private int moved(int state, int power) {
        if (power == 0) {
            return after(state, new byte[1], 0, 1);
        }
        return jump(jump(state, power - 1), power - 1);
    }

    private int jump(int state, int power) {
        var by = zeros[power];
        return by[state & 0xF]
                ^ by[16 + (state >>> 4 & 0xF)]
                ^ by[32 + (state >>> 8 & 0xF)]
                ^ by[48 + (state >>> 12)];
    }

    private static int lowFirst(int start, int polynomial) {
        int state = start;
        for (int bit = 0; bit < 8; bit++) {
            state = (state & 1) != 0 ? state >>> 1 ^ polynomial : state >>> 1;
        }
        return state;
    }

    private static int highFirst(int start, int polynomial) {
        int state = start;
        for (int bit = 0; bit < 8; bit++) {
            state = ((state & 0x8000) != 0 ? state << 1 ^ polynomial : state << 1) & ONES;
        }
        return state;
    }
}
