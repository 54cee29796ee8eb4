package io.postern.api.testing;

import io.postern.api.address.SendAddress;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A letter that can be compared: its payload by content. */
record Written(String destination, Map<String, String> properties, String payload) {

    static Written by(SendingLink link, SendAddress address, Envelope message) {
        try {
            var letter = link.writer(address).write(message);
            return new Written(
                    letter.destination(),
                    letter.properties(),
                    new String(letter.payload(), StandardCharsets.ISO_8859_1));
        } catch (Exception refused) {
            throw new AssertionError("expected a letter, found " + refused, refused);
        }
    }
}
