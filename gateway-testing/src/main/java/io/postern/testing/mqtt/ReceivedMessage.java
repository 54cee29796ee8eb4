package io.postern.testing.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What mosquitto_sub got.
 *
 * @param payload as UTF-8
 * @param userProperties as mosquitto_sub says them: {@code name:value}, a blank between two
 */
public record ReceivedMessage(
        String topic,
        String payload,
        int qos,
        boolean retained,
        String contentType,
        String responseTopic,
        String userProperties) {

    /** Hexadecimal where anything can be in it; what can hold a tab comes last. */
    static final String FORMAT = "received\\t%q\\t%r\\t%x\\t%C\\t%R\\t%t\\t%P";

    private static final int FIELDS = 8;

    static Optional<ReceivedMessage> read(String line) {
        var words = line.split("\t", FIELDS);
        if (words.length < FIELDS || !words[0].equals("received")) {
            return Optional.empty();
        }
        var payload = new String(HexFormat.of().parseHex(words[3]), StandardCharsets.UTF_8);
        return Optional.of(
                new ReceivedMessage(
                        words[6],
                        payload,
                        Integer.parseInt(words[1]),
                        words[2].equals("1"),
                        words[4],
                        words[5],
                        words[7]));
    }
}
