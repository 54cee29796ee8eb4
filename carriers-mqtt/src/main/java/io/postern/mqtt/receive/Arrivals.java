package io.postern.mqtt.receive;

import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import io.postern.mqtt.wire.Received;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what the broker sent into what the gateway takes.
 *
 * @param includeTopic whether the topic is added to the content
 */
record Arrivals(boolean includeTopic) {

    private static final String TOPIC = "mqtt.topic";
    private static final String RESPONSE_TOPIC = "mqtt.response_topic";
    private static final String CORRELATION = "mqtt.correlation";

    /** The user property that carries a message's uid. */
    private static final String UID = "uid";

    Arrival of(Mqtt5Publish publish, Acknowledgement acknowledgement) {
        var topic = publish.getTopic().toString();
        return new Arrival(
                Received.payload(publish),
                Optional.empty(),
                topic,
                publish.isRetain(),
                words(publish, topic),
                includeTopic ? JsonObject.EMPTY.with("topic", topic) : JsonObject.EMPTY,
                uid(publish.getUserProperties().asList()),
                acknowledgement);
    }

    private static Map<String, String> words(Mqtt5Publish publish, String topic) {
        var response = publish.getResponseTopic();
        var correlation = publish.getCorrelationData();
        if (response.isEmpty() && correlation.isEmpty()) {
            return Map.of(TOPIC, topic);
        }
        var words = new HashMap<String, String>();
        words.put(TOPIC, topic);
        response.ifPresent(to -> words.put(RESPONSE_TOPIC, to.toString()));
        correlation.ifPresent(data -> words.put(CORRELATION, base64(data)));
        return words;
    }

    private static String base64(ByteBuffer data) {
        var bytes = new byte[data.remaining()];
        data.duplicate().get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Optional<String> uid(List<? extends Mqtt5UserProperty> properties) {
        for (var property : properties) {
            if (property.getName().toString().equals(UID)) {
                return Optional.of(property.getValue().toString()).filter(uid -> !uid.isBlank());
            }
        }
        return Optional.empty();
    }
}
