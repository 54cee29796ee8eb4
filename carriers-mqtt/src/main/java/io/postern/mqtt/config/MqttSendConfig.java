package io.postern.mqtt.config;

import io.postern.api.address.SendAddress;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.mqtt.setting.Strict;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a send address's {@code additional_info} comes to.
 *
 * @param topic with the words of a message; empty text where only replies are sent
 * @param levels whether words may add levels to the topic
 * @param addSource whether {@code gateway_id} and {@code source} are added to JSON objects
 * @param reply whether it goes to the response topic of the message it was made from
 * @param userProperties with the words of a message
 * @param flood messages closer to each other than this are dropped; zero for none
 */
public record MqttSendConfig(
        Template topic,
        boolean levels,
        int qos,
        Retain retain,
        boolean addSource,
        boolean reply,
        Optional<String> contentType,
        Optional<Template> responseTopic,
        Map<String, Template> userProperties,
        Optional<Duration> expiry,
        Duration flood) {

    /** Whether the broker keeps what is sent. */
    public enum Retain {
        NEVER,
        ALWAYS,
        /** As the message came. */
        KEEP
    }

    public MqttSendConfig {
        userProperties = Map.copyOf(userProperties);
    }

    /** Whether a message's own words decide about more than its topic and payload. */
    public boolean addsOfMessage() {
        return retain == Retain.KEEP
                || reply
                || responseTopic.isPresent()
                || !userProperties.isEmpty();
    }

    /**
     * Of settings that were checked.
     *
     * @throws IllegalArgumentException when there is a problem with them
     */
    public static MqttSendConfig of(CarrierConfig carrier, SendAddress address) {
        return read(carrier, address, new Strict());
    }

    /** Of any settings, telling what is wrong with them; where something is, it is of no use. */
    public static MqttSendConfig read(
            CarrierConfig carrier, SendAddress address, Findings findings) {
        return new SendReading(carrier, address.settings(), findings).config();
    }
}
