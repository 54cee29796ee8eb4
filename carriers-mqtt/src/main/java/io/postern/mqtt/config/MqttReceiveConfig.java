package io.postern.mqtt.config;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.setting.Findings;
import io.postern.mqtt.setting.Strict;
import io.postern.mqtt.topic.Filter;
import io.postern.mqtt.topic.Subscription;
import java.time.Duration;
import java.util.Optional;

/**
 * What a receive address's {@code additional_info} comes to.
 *
 * @param filter the topic filter as it is subscribed, without {@code $share}; a topic without
 *     wildcards has become {@code topic/#} unless it is matched exactly
 * @param group of a shared subscription
 * @param retained whether messages that the broker had kept are delivered
 * @param retainAsPublished whether the retain flag of live messages is kept
 * @param flood messages closer to each other than this are dropped; zero for none
 */
public record MqttReceiveConfig(
        String filter,
        Optional<String> group,
        int qos,
        boolean retained,
        boolean retainAsPublished,
        Duration flood) {

    /**
     * Of settings that were checked.
     *
     * @throws IllegalArgumentException when there is a problem with them
     */
    public static MqttReceiveConfig of(CarrierConfig carrier, ReceiveAddress address) {
        return read(carrier, address, new Strict());
    }

    /** Of any settings, telling what is wrong with them; where something is, it is of no use. */
    public static MqttReceiveConfig read(
            CarrierConfig carrier, ReceiveAddress address, Findings findings) {
        return new ReceiveReading(carrier, address.settings(), findings).config();
    }

    /** What it wants of the broker. */
    public Subscription subscription() {
        return new Subscription(Filter.of(filter), group, qos, retained, retainAsPublished);
    }
}
