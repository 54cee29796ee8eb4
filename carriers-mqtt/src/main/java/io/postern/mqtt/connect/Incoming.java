package io.postern.mqtt.connect;

import java.util.Optional;

/**
 * A message that arrived.
 *
 * @param acknowledge confirms it to the broker; any thread, meant for once, without effect at QoS 0
 */
public record Incoming(
        String topic,
        byte[] payload,
        int qos,
        boolean retained,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<String> uid,
        Runnable acknowledge) {}
