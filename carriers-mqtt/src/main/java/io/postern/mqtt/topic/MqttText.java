package io.postern.mqtt.topic;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What MQTT allows in its texts: topics, user properties, names. */
public final class MqttText {

    /** The most bytes that the length before a text can say. */
    static final int MOST_BYTES = 65_535;

    private MqttText() {}

    /**
     * What is wrong with a text, as {@code expected ..., found ...}; empty when it is fine. Control
     * characters are allowed by the standard, but brokers close the connection over them.
     */
    public static Optional<String> fault(String text) {
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (isForbidden(point)) {
                return Optional.of(
                        "expected only characters that MQTT allows, found "
                                + name(point)
                                + " at place "
                                + (at + 1));
            }
            at += Character.charCount(point);
        }
        return text.length() * 3L <= MOST_BYTES ? Optional.empty() : tooLong(text);
    }

    /** Control characters, halves of characters, and what Unicode says is none. */
    static boolean isForbidden(int point) {
        return Character.isISOControl(point)
                || Character.getType(point) == Character.SURROGATE
                || (point & 0xfffe) == 0xfffe
                || point >= 0xfdd0 && point <= 0xfdef;
    }

    private static Optional<String> tooLong(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MOST_BYTES
                ? Optional.empty()
                : Optional.of("expected at most " + MOST_BYTES + " bytes, found " + bytes);
    }

    private static String name(int point) {
        return point == 0 ? "NUL" : String.format("U+%04X", point);
    }
}
