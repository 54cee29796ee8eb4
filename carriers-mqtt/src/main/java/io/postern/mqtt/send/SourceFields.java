package io.postern.mqtt.send;

import io.postern.api.address.SendAddress;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;

/** Says in what is sent where it comes from: the fields {@code gateway_id} and {@code source}. */
final class SourceFields {

    private final JsonObject fields;

    SourceFields(String systemId) {
        fields = JsonObject.EMPTY.with("gateway_id", systemId).with("source", "direct");
    }

    /** The payload with the fields added; bytes that are no JSON object go out as they came. */
    byte[] added(SendAddress address, Envelope message) {
        var payload = message.payload();
        return payload.hasBytes() && !beginsAnObject(payload.bytes())
                ? address.payload(message)
                : address.payload(message, fields);
    }

    private static boolean beginsAnObject(byte[] bytes) {
        for (var one : bytes) {
            if (one == '{') {
                return true;
            }
            // blanks, and the mark that some put before UTF-8
            if (one > ' ') {
                return false;
            }
        }
        return false;
    }
}
