package io.postern.bench.books;

import java.util.Optional;
import java.util.regex.Pattern;

/** The uid in a payload that the gateway sent, where its address puts one in. */
final class UidField {

    /** It stands at the end. */
    private static final int TAIL = 200;

    private static final Pattern UID = Pattern.compile("\"uid\":\"([^\"]+)\"");

    private UidField() {}

    static Optional<String> in(String payload) {
        var uid = UID.matcher(payload.substring(Math.max(0, payload.length() - TAIL)));
        return uid.find() ? Optional.of(uid.group(1)) : Optional.empty();
    }
}
