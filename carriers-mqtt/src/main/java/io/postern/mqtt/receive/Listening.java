package io.postern.mqtt.receive;

import io.postern.api.carrier.ReceiveAddress;
import io.postern.mqtt.setting.ReceiveConfig;
import io.postern.mqtt.topic.Subscription;

/** An address that listens, and what it wants from the broker. */
record Listening(ReceiveAddress address, Subscription wanted) {

    static Listening of(ReceiveAddress address, ReceiveConfig config) {
        return new Listening(address, config.subscription());
    }
}
