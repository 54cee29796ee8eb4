package io.postern.mqtt.dialect;

import java.util.Optional;

/**
 * A message that arrived.
 *
 * @param number what it is called on the wire until it is acknowledged; 0 at QoS 0
 * @param again whether the broker says that it sent it before, on this connection or another
 * @param acknowledge confirms it to the broker; any thread, meant for once, without effect at QoS 0
 */
public record Incoming(
        String topic,
        byte[] payload,
        int qos,
        int number,
        boolean again,
        boolean retained,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<String> uid,
        Runnable acknowledge) {}
