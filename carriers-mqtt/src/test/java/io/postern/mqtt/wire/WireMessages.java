package io.postern.mqtt.wire;

import java.util.Optional;

/** Messages as they come off the wire. */
public final class WireMessages {

    private WireMessages() {}

    /** One of QoS 1. */
    public static IncomingPublish message(
            String topic, byte[] payload, int number, boolean again, Runnable acknowledged) {
        return message(topic, payload, 1, number, again, acknowledged);
    }

    public static IncomingPublish message(
            String topic,
            byte[] payload,
            int qos,
            int number,
            boolean again,
            Runnable acknowledged) {
        return new IncomingPublish(
                number,
                topic,
                payload,
                qos,
                false,
                again,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                message -> acknowledged.run());
    }
}
