package io.postern.serial.checksum;

/** All bytes, one exclusive-or the other. */
final class Xor8 implements Register {

    @Override
    public int begin() {
        return 0;
    }

    @Override
    public int after(int state, byte[] bytes, int from, int to) {
        int now = state;
        for (int i = from; i < to; i++) {
            now ^= bytes[i];
        }
        return now & 0xFF;
    }

    @Override
    public int between(int before, int after, int count) {
        return before ^ after;
    }
}
