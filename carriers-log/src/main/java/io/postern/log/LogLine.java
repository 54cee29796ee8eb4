package io.postern.log;

import io.postern.api.carrier.SendAddress;
import io.postern.api.json.Json;
import io.postern.api.message.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a message becomes a line. */
final class LogLine {

    private static final int USUAL_LENGTH = 320;

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
        var line = new StringBuilder(USUAL_LENGTH);
        text(line.append("{\"time\":"), message.time());
        text(line.append(",\"address\":"), address.name());
        text(line.append(",\"type\":"), message.type());
        text(line.append(",\"id\":"), message.id());
        message.content().appendTo(line.append(",\"content\":"));
        return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void text(StringBuilder line, String text) {
        Json.of(text).appendTo(line);
    }
}
