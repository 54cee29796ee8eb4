package io.postern.api.carrier;

import java.util.Map;

/**
 * A message as it will be sent; what a queue on disk keeps.
 *
 * @param destination the topic, file or device
 * @param properties what else the carrier must know when it sends, such as user properties
 * @param payload the bytes; not to be changed again
 * @param replayed whether it waited in a queue
 */
public record Letter(
        String destination, Map<String, String> properties, byte[] payload, boolean replayed) {

    public Letter {
        properties = Map.copyOf(properties);
    }

    public static Letter of(String destination, byte[] payload) {
        return new Letter(destination, Map.of(), payload, false);
    }

    public Letter asReplayed() {
        return new Letter(destination, properties, payload, true);
    }
}
