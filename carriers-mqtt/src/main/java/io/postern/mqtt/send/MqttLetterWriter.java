package io.postern.mqtt.send;

import io.postern.api.carrier.Letter;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.UndeliverableException;
import io.postern.api.message.Envelope;
import io.postern.api.setting.MissingWordException;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.topic.MqttText;
import io.postern.mqtt.topic.TopicName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes a message down as it will be published. */
final class MqttLetterWriter {

    private static final String RESPONSE_WORD = "mqtt.response_topic";
    private static final String CORRELATION_WORD = "mqtt.correlation";

    private final SourceFields source;
    private final boolean userProperties;

    /**
     * @param userProperties whether the broker takes any, so that a message can say what it is
     */
    MqttLetterWriter(SourceFields source, boolean userProperties) {
        this.source = source;
        this.userProperties = userProperties;
    }

    /**
     * @param constant what {@link #constant} gave for this config
     */
    Letter write(
            MqttSendConfig config,
            Map<String, String> constant,
            SendAddress address,
            Envelope message)
            throws UndeliverableException, MissingWordException {
        var topic = topic(config, message);
        var properties = properties(config, constant, message);
        var payload =
                config.addSource() ? source.added(address, message) : address.payload(message);
        return new Letter(topic, properties, payload, false);
    }

    private static String topic(MqttSendConfig config, Envelope message)
            throws UndeliverableException, MissingWordException {
        var asked = Optional.ofNullable(message.origin().words().get(RESPONSE_WORD));
        if (config.reply() && asked.isPresent()) {
            return sendable("response topic", asked.get());
        }
        if (config.reply() && config.topic().source().isEmpty()) {
            throw new UndeliverableException(
                    "topic: expected a message that asks for a reply, found one without a response"
                            + " topic");
        }
        return sendable("topic", config.topic().fill(message, TopicName.cleaner(config.levels())));
    }

    private static String sendable(String subject, String topic) throws UndeliverableException {
        var fault = TopicName.fault(topic);
        if (fault.isPresent()) {
            throw new UndeliverableException(subject + ": " + fault.get());
        }
        return topic;
    }

    /** The properties that are the same for every message. */
    static Map<String, String> constant(MqttSendConfig config) {
        var all = new HashMap<String, String>();
        all.put(LetterProperties.QOS, Integer.toString(config.qos()));
        if (config.retain() == MqttSendConfig.Retain.ALWAYS) {
            all.put(LetterProperties.RETAIN, "true");
        }
        config.contentType().ifPresent(type -> all.put(LetterProperties.CONTENT_TYPE, type));
        config.expiry()
                .map(Duration::toSeconds)
                .ifPresent(time -> all.put(LetterProperties.EXPIRY_SECONDS, Long.toString(time)));
        return Map.copyOf(all);
    }

    /** With no map in between in the common case: each message comes by here. */
    private Map<String, String> properties(
            MqttSendConfig config, Map<String, String> constant, Envelope message)
            throws UndeliverableException, MissingWordException {
        var own = own(config, message);
        if (own.isEmpty() && !userProperties) {
            return constant;
        }
        if (own.isEmpty() && constant.size() == 1) {
            return Map.of(
                    LetterProperties.QOS, constant.get(LetterProperties.QOS),
                    LetterProperties.UID, message.uid(),
                    LetterProperties.TIME, message.time());
        }
        var all = new HashMap<>(constant);
        all.putAll(own);
        if (userProperties) {
            all.put(LetterProperties.UID, message.uid());
            all.put(LetterProperties.TIME, message.time());
        }
        return all;
    }

    /** What this message brings along, but for its uid and time. */
    private static Map<String, String> own(MqttSendConfig config, Envelope message)
            throws UndeliverableException, MissingWordException {
        if (!config.addsOfMessage()) {
            return Map.of();
        }
        var all = new HashMap<String, String>();
        if (config.retain() == MqttSendConfig.Retain.KEEP && message.origin().retained()) {
            all.put(LetterProperties.RETAIN, "true");
        }
        if (config.responseTopic().isPresent()) {
            var topic =
                    config.responseTopic().get().fill(message, TopicName.cleaner(config.levels()));
            all.put(LetterProperties.RESPONSE_TOPIC, sendable("response topic", topic));
        }
        if (config.reply()) {
            Optional.ofNullable(message.origin().words().get(CORRELATION_WORD))
                    .ifPresent(data -> all.put(LetterProperties.CORRELATION, data));
        }
        addUserProperties(config, message, all);
        return all;
    }

    private static void addUserProperties(
            MqttSendConfig config, Envelope message, Map<String, String> all)
            throws UndeliverableException, MissingWordException {
        for (var property : config.userProperties().entrySet()) {
            var value = property.getValue().fill(message, UnaryOperator.identity());
            var fault = MqttText.fault(value);
            if (fault.isPresent()) {
                throw new UndeliverableException(
                        "user property \"" + property.getKey() + "\": " + fault.get());
            }
            all.put(LetterProperties.USER + property.getKey(), value);
        }
    }
}
