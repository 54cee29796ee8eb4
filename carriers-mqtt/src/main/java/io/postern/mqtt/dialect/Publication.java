package io.postern.mqtt.dialect;

import io.postern.mqtt.broker.Announcement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A message to publish. All but topic, payload, QoS and retain needs MQTT 5. */
public record Publication(
        String topic,
        byte[] payload,
        int qos,
        boolean retain,
        Optional<String> contentType,
        Optional<String> responseTopic,
        Optional<byte[]> correlation,
        Optional<Duration> expiry,
        List<UserProperty> userProperties) {

    public static Publication of(String topic, byte[] payload, int qos, boolean retain) {
        return new Publication(
                topic,
                payload,
                qos,
                retain,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public static Publication of(Announcement said) {
        return of(said.topic(), said.payload(), said.qos(), said.retain());
    }

    public Publication withQos(int level) {
        return new Publication(
                topic,
                payload,
                level,
                retain,
                contentType,
                responseTopic,
                correlation,
                expiry,
                userProperties);
    }
}
