package io.postern.address;

import io.postern.api.carrier.Arrival;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The uid that topic and payload give: copies of a message have the same one. */
final class ContentUid {

    private static final int BYTES = 16;

    private ContentUid() {}

    static String of(Arrival arrival) {
        var digest = sha256();
        digest.update(arrival.place().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(arrival.bytes());
        arrival.content()
                .ifPresent(json -> digest.update(json.toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
