package io.postern.mqtt.wire;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * A message as it came.
 *
 * @param number the one it has on the wire until it is acknowledged; 0 at QoS 0, which has none
 * @param payload not to be changed
 * @param again whether the broker says that it sent it before, on this connection or another
 * @param uid what its user property of that name says
 * @param acknowledging confirms it to the broker
 */
public record IncomingPublish(
        int number,
        String topic,
        byte[] payload,
        int qos,
        boolean retained,
        boolean again,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<String> uid,
        Consumer<IncomingPublish> acknowledging) {

    /** Confirms it to the broker; any thread, meant for once, without effect at QoS 0. */
    public void acknowledge() {
        if (qos > 0) {
            acknowledging.accept(this);
        }
    }
}
