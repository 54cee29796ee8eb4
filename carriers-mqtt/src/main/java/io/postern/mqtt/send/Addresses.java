package io.postern.mqtt.send;

import io.postern.api.carrier.SendAddress;
import io.postern.api.context.Time;
import io.postern.api.setting.Values;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.connect.Flood;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The send addresses seen so far, each read once. Any thread may use it. */
final class Addresses {

    private final Function<SendAddress, MqttSendConfig> reading;
    private final Time time;
    private final Map<String, Known> byName = new ConcurrentHashMap<>();

    /**
     * An address as it was read.
     *
     * @param constant the properties that all its messages have
     */
    record Known(
            Values settings, MqttSendConfig config, Map<String, String> constant, Flood flood) {}

    Addresses(Function<SendAddress, MqttSendConfig> reading, Time time) {
        this.reading = reading;
        this.time = time;
    }

    Known of(SendAddress address) {
        var known = byName.get(address.name());
        if (known != null && known.settings() == address.settings()) {
            return known;
        }
        var config = reading.apply(address);
        var read =
                new Known(
                        address.settings(),
                        config,
                        MqttLetterWriter.constant(config),
                        new Flood(time, config.flood()));
        byName.put(address.name(), read);
        return read;
    }
}
