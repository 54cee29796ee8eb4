package io.postern.mqtt.receive;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import io.postern.mqtt.dialect.Incoming;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what the broker sent into what the gateway takes.
 *
 * @param includeTopic whether the topic is added to the content
 */
record Arrivals(boolean includeTopic) {

    static final String TOPIC = "mqtt.topic";
    static final String RESPONSE_TOPIC = "mqtt.response_topic";
    static final String CORRELATION = "mqtt.correlation";

    Arrival of(Incoming incoming, Acknowledgement acknowledgement) {
        return new Arrival(
                incoming.payload(),
                Optional.empty(),
                incoming.topic(),
                incoming.retained(),
                words(incoming),
                includeTopic ? JsonObject.EMPTY.with("topic", incoming.topic()) : JsonObject.EMPTY,
                incoming.uid().filter(uid -> !uid.isBlank()),
                acknowledgement);
    }

    private static Map<String, String> words(Incoming incoming) {
        if (incoming.responseTopic().isEmpty() && incoming.correlation().isEmpty()) {
            return Map.of(TOPIC, incoming.topic());
        }
        var words = new HashMap<String, String>();
        words.put(TOPIC, incoming.topic());
        incoming.responseTopic().ifPresent(topic -> words.put(RESPONSE_TOPIC, topic));
        incoming.correlation()
                .map(Base64.getEncoder()::encodeToString)
                .ifPresent(data -> words.put(CORRELATION, data));
        return words;
    }
}
