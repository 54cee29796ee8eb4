package io.postern.message;

import java.io.FileInputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Gives out uids that no other start of this or another gateway gives: {@code <system_id>/<random
 * boot id>/<sequence>}.
 */
public final class Uids {

    private static final int BOOT_BYTES = 6;

    private final String boot;
    private final AtomicLong sequence = new AtomicLong();
    private volatile String system;

    public Uids(String systemId) {
        boot = HexFormat.of().formatHex(random()) + "/";
        system = systemId + "/";
    }

    /** From the system itself where it offers them: Java's way there takes 15 ms of a start. */
    private static byte[] random() {
        var bytes = new byte[BOOT_BYTES];
        try (var device = new FileInputStream("/dev/urandom")) {
            device.readNBytes(bytes, 0, BOOT_BYTES);
        } catch (IOException notHere) {
            new SecureRandom().nextBytes(bytes);
        }
        return bytes;
    }

    /** The gateway has another id from now on. */
    public void rename(String systemId) {
        system = systemId + "/";
    }

    /** The next one, spelt out when somebody asks; a change of the gateway's id leaves it alone. */
    public Supplier<String> next() {
        return new Numbered(system, boot, sequence.incrementAndGet());
    }

    /** One is made for each message, so it is no lambda. */
    private record Numbered(String system, String boot, long number) implements Supplier<String> {

        @Override
        public String get() {
            return system + boot + number;
        }
    }

    /**
     * Whether this gateway gave the uid, in this life or an earlier one. The boot id tells {@code
     * farm}'s own from those of a system that is named {@code farm/north}.
     */
    public boolean isOurs(String uid) {
        int end = uid.indexOf('/', system.length());
        return uid.startsWith(system)
                && end == system.length() + 2 * BOOT_BYTES
                && uid.substring(system.length(), end).chars().allMatch(HexFormat::isHexDigit);
    }
}
