package io.postern.simulate.benchlab;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a device remembers: its name, and how its fans and lamps are set. The settings are kept as
 * they are written and have no effect on the fans; calibration and saving are not simulated.
 */
final class DeviceMemory {

    static final int NAME = 32;

    /** Mode, source, 2 temperatures of 2 bytes, 2 duties, step, fixed, least and most duty. */
    static final int FAN = 12;

    /** Mode, red, green, blue, direction, speed. */
    static final int RGB = 6;

    private static final int FAN_PROFILES = 3;
    private static final int FANS = 9;
    private static final int RGB_PROFILES = 2;

    private final byte[] name;
    private final byte[][] fans = new byte[FAN_PROFILES * FANS][];
    private final byte[][] rgb = new byte[RGB_PROFILES][];

    DeviceMemory(String name) {
        this.name = Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), NAME);
        // follows the temperature: 25 % at 30.0 degrees, 100 % at 60.0
        Arrays.setAll(fans, i -> new byte[] {0, 0, 0x2C, 1, 0x58, 2, 25, 100, 1, 50, 20, 100});
        Arrays.setAll(rgb, i -> new byte[] {0, 0, 0x40, (byte) 0x80, 0, 10});
    }

    byte[] name() {
        return name.clone();
    }

    void rename(byte[] other) {
        System.arraycopy(other, 0, name, 0, NAME);
    }

    /** The settings of a fan; empty where there is no such profile or fan. */
    byte[] fan(int profile, int fan) {
        return profile < FAN_PROFILES && fan < FANS
                ? fans[profile * FANS + fan].clone()
                : new byte[0];
    }

    void setFan(int profile, int fan, byte[] to) {
        if (profile < FAN_PROFILES && fan < FANS) {
            fans[profile * FANS + fan] = to.clone();
        }
    }

    /** The settings of the lamps; empty where there is no such profile. */
    byte[] rgb(int profile) {
        return profile < RGB_PROFILES ? rgb[profile].clone() : new byte[0];
    }

    void setRgb(int profile, byte[] to) {
        if (profile < RGB_PROFILES) {
            rgb[profile] = to.clone();
        }
    }
}
