package io.postern.serial.expect;

import io.postern.api.json.Json;
import java.util.Map;
import java.util.Set;

/** What an answer must look like. Immutable; takes any bytes, and its time is bounded. */
public sealed interface Expect permits ExpectText, ExpectHex, ExpectPattern {

    boolean matches(byte[] answer);

    /** What it is in an error. */
    String words();

    /** The names of what it captures. */
    default Set<String> names() {
        return Set.of();
    }

    /** What it captures from an answer that matches. */
    default Map<String, Json> captured(byte[] answer) {
        return Map.of();
    }
}
