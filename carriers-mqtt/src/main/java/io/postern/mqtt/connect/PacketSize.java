package io.postern.mqtt.connect;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.PublishOptions;

/** How many bytes a PUBLISH takes on the wire, as MQTT 5 writes it: at most, and nearly so. */
final class PacketSize {

    /** Fixed header, packet identifier, topic alias, the length of the properties. */
    private static final long FRAME = 5 + 2 + 3 + 4;

    /** What stands before a text or bytes, as a property. */
    private static final int PROPERTY = 3;

    private static final int EXPIRY = 5;

    /** With what stands before it. */
    private static final long LONGEST_TEXT = PROPERTY + 65_535;

    private PacketSize() {}

    static boolean exceeds(Letter letter, PublishOptions options, long most) {
        // in most cases there is room whatever the texts are: each one's length has two bytes
        long texts = 4 + 2L * (3 + options.user().size());
        return letter.payload().length + texts * LONGEST_TEXT + FRAME + EXPIRY > most
                && of(letter, options) > most;
    }

    static long of(Letter letter, PublishOptions options) {
        long size = FRAME + 2 + utf8(letter.destination()) + letter.payload().length;
        size += options.contentType().map(type -> PROPERTY + utf8(type)).orElse(0L);
        size += options.responseTopic().map(topic -> PROPERTY + utf8(topic)).orElse(0L);
        size += options.correlation().map(data -> (long) PROPERTY + data.length).orElse(0L);
        size += letter.expiry().isPresent() ? EXPIRY : 0;
        size += letter.uid().isEmpty() ? 0 : user("uid", letter.uid());
        size += letter.time().isEmpty() ? 0 : user("time", letter.time());
        size += letter.replayed() ? user("replayed", "true") : 0;
        size += letter.unsynced() ? user("time_unsynced", "true") : 0;
        for (var property : options.user()) {
            size += user(property.name(), property.value());
        }
        return size;
    }

    private static long user(String name, String value) {
        return PROPERTY + 2 + utf8(name) + utf8(value);
    }

    private static long utf8(String text) {
        long bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            // the two halves of a character beyond these take four bytes together
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
