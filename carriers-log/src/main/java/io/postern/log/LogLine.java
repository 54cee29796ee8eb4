package io.postern.log;

import io.postern.api.address.SendAddress;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Envelope;
import java.util.Arrays;

/** How a message becomes a line. */
final class LogLine {

    private LogLine() {}

    static byte[] of(SendAddress address, Envelope message) {
        return address.settings().get(LogSettings.FORMAT).equals(LogSettings.PAYLOAD)
                ? withBreak(address.payload(message))
                : message(address, message);
    }

    /** A letter that was written for another carrier may lack its line break. */
    static byte[] ended(byte[] payload) {
        return payload.length > 0 && payload[payload.length - 1] == '\n'
                ? payload
                : withBreak(payload);
    }

    private static byte[] withBreak(byte[] payload) {
        var line = Arrays.copyOf(payload, payload.length + 1);
        line[payload.length] = '\n';
        return line;
    }

    private static byte[] message(SendAddress address, Envelope message) {
        return withBreak(
                JsonObject.builder()
                        .put("time", message.time())
                        .put("address", address.name())
                        .put("type", message.type())
                        .put("id", message.id())
                        .put("content", message.content())
                        .build()
                        .bytes());
    }
}
