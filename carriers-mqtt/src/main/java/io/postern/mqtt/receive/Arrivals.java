package io.postern.mqtt.receive;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;
import io.postern.mqtt.wire.IncomingPublish;
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

    private static final String TOPIC = "mqtt.topic";
    private static final String RESPONSE_TOPIC = "mqtt.response_topic";
    private static final String CORRELATION = "mqtt.correlation";

    Arrival of(IncomingPublish message, Acknowledgement acknowledgement) {
        var topic = message.topic();
        return new Arrival(
                message.payload(),
                Optional.empty(),
                topic,
                message.retained(),
                words(message),
                includeTopic ? JsonObject.EMPTY.with("topic", topic) : JsonObject.EMPTY,
                message.uid(),
                acknowledgement);
    }

    private static Map<String, String> words(IncomingPublish message) {
        var response = message.responseTopic();
        var correlation = message.correlation();
        if (response.isEmpty() && correlation.isEmpty()) {
            return Map.of(TOPIC, message.topic());
        }
        var words = new HashMap<String, String>();
        words.put(TOPIC, message.topic());
        response.ifPresent(to -> words.put(RESPONSE_TOPIC, to));
        correlation.ifPresent(
                data -> words.put(CORRELATION, Base64.getEncoder().encodeToString(data)));
        return words;
    }
}
