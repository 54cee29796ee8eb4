package io.postern.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells bytes from others: their SHA-256. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Of what arrived, with its place, in 64 hexadecimal digits. */
    public static String of(String place, byte[]... parts) {
        var digest = begin();
        digest.update(place.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        for (var part : parts) {
            digest.update(part);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** For bytes that come bit by bit. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
