package io.postern.mqtt.send;

import io.postern.api.address.SendAddress;
import io.postern.api.context.Time;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.SkippedException;
import io.postern.api.message.Envelope;
import io.postern.api.message.UndeliverableException;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.UserProperty;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.connect.Flood;
import io.postern.mqtt.topic.MqttText;
import io.postern.mqtt.topic.TopicName;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Writes the messages of one address down as they will be published. */
final class MqttLetterWriter implements LetterWriter {

    private static final String RESPONSE_WORD = "mqtt.response_topic";
    private static final String CORRELATION_WORD = "mqtt.correlation";

    private final SendAddress address;
    private final MqttSendConfig config;
    private final SourceFields source;
    private final boolean saysWhatItIs;
    private final Flood flood;
    private final UnaryOperator<String> cleaner;

    /** What all messages have that bring nothing of their own. */
    private final Optional<Object> common;

    private final Map<String, String> commonProperties;

    /**
     * @param saysWhatItIs whether the broker takes user properties, so that a message can say its
     *     uid and time
     */
    MqttLetterWriter(
            SendAddress address,
            MqttSendConfig config,
            SourceFields source,
            boolean saysWhatItIs,
            Time time) {
        this.address = address;
        this.config = config;
        this.source = source;
        this.saysWhatItIs = saysWhatItIs;
        this.flood = new Flood(time, config.flood());
        this.cleaner = TopicName.cleaner(config.levels());
        var options =
                new PublishOptions(
                        config.qos(),
                        config.retain() == MqttSendConfig.Retain.ALWAYS,
                        config.contentType(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        this.common = Optional.of(options);
        this.commonProperties = LetterProperties.of(options);
    }

    @Override
    public Letter write(Envelope message) throws UndeliverableException {
        var topic = topic(message);
        var payload =
                config.addSource() ? source.added(address, message) : address.payload(message);
        var letter =
                new Letter(
                        topic,
                        payload,
                        saysWhatItIs ? message.uid() : "",
                        saysWhatItIs ? message.time() : "",
                        config.expiry(),
                        commonProperties,
                        common,
                        false);
        var whole = config.addsOfMessage() ? withOwn(letter, message) : letter;
        if (!flood.passes()) {
            throw new SkippedException("flood");
        }
        return whole;
    }

    private String topic(Envelope message) throws UndeliverableException {
        var asked = Optional.ofNullable(message.origin().words().get(RESPONSE_WORD));
        if (config.reply() && asked.isPresent()) {
            return sendable("response topic", asked.get());
        }
        if (config.reply() && config.topic().source().isEmpty()) {
            throw new UndeliverableException(
                    "topic: expected a message that asks for a reply, found one without a response"
                            + " topic");
        }
        return sendable("topic", config.topic().fill(message, cleaner));
    }

    private static String sendable(String subject, String topic) throws UndeliverableException {
        var fault = TopicName.fault(topic);
        if (fault.isPresent()) {
            throw new UndeliverableException(subject + ": " + fault.get());
        }
        return topic;
    }

    /** With what this message brings along. */
    private Letter withOwn(Letter letter, Envelope message) throws UndeliverableException {
        var kept = config.retain() == MqttSendConfig.Retain.KEEP && message.origin().retained();
        var options =
                new PublishOptions(
                        config.qos(),
                        kept || config.retain() == MqttSendConfig.Retain.ALWAYS,
                        config.contentType(),
                        responseTopic(message),
                        correlation(message),
                        userProperties(message));
        return letter.with(LetterProperties.of(options), options);
    }

    private Optional<String> responseTopic(Envelope message) throws UndeliverableException {
        return config.responseTopic().isPresent()
                ? Optional.of(
                        sendable(
                                "response topic",
                                config.responseTopic().get().fill(message, cleaner)))
                : Optional.empty();
    }

    private Optional<byte[]> correlation(Envelope message) {
        return config.reply()
                ? Optional.ofNullable(message.origin().words().get(CORRELATION_WORD))
                        .map(Base64.getDecoder()::decode)
                : Optional.empty();
    }

    private List<UserProperty> userProperties(Envelope message) throws UndeliverableException {
        var all = new ArrayList<UserProperty>();
        for (var property : config.userProperties().entrySet()) {
            var value = property.getValue().fill(message, UnaryOperator.identity());
            var fault = MqttText.fault(value);
            if (fault.isPresent()) {
                throw new UndeliverableException(
                        "user property \"" + property.getKey() + "\": " + fault.get());
            }
            if (!LetterProperties.isOurs(property.getKey())) {
                all.add(new UserProperty(property.getKey(), value));
            }
        }
        return all;
    }
}
