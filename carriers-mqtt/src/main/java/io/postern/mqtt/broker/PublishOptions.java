package io.postern.mqtt.broker;

import java.util.List;
import java.util.Optional;

/**
 * How a message is published, beside what its letter says. All but QoS and retain needs MQTT 5.
 *
 * @param user beside the uid and the time, which the letter says
 */
public record PublishOptions(
        int qos,
        boolean retain,
        Optional<String> contentType,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        List<UserProperty> user) {

    public PublishOptions {
        user = List.copyOf(user);
    }

    public static PublishOptions of(int qos, boolean retain) {
        return new PublishOptions(
                qos, retain, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public PublishOptions withQos(int level) {
        return new PublishOptions(level, retain, contentType, responseTopic, correlation, user);
    }
}
