package io.postern.mqtt.receive;

import io.postern.api.address.ReceiveAddress;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.topic.Subscription;
import java.time.Duration;

/** An address that listens, and what it wants from the broker. */
record Listening(ReceiveAddress address, Subscription wanted, Duration flood) {

    static Listening of(ReceiveAddress address, MqttReceiveConfig config) {
        return new Listening(address, config.subscription(), config.flood());
    }
}
