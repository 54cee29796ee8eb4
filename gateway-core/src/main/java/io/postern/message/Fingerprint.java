package io.postern.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells what arrived from other things: the SHA-256 of its place and bytes. */
public final class Fingerprint {

    private Fingerprint() {}

    /** In 64 hexadecimal digits. */
    public static String of(String place, byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(place.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
