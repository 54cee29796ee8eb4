package io.postern.simulate.benchlab;

import java.util.HexFormat;
import java.util.Random;

/**
 * The number burnt into a device, the same for the same seed and device.
 *
 * @param text 24 upper-case hex digits
 */
public record SimulatedUid(String text) {

    private static final int LENGTH = 12;

    static SimulatedUid of(long seed, int device) {
        var bytes = new byte[LENGTH];
        new Random(seed * 31 + device).nextBytes(bytes);
        // no two devices share these
        bytes[0] = (byte) device;
        bytes[1] = (byte) (device >> 8);
        return new SimulatedUid(HexFormat.of().withUpperCase().formatHex(bytes));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
