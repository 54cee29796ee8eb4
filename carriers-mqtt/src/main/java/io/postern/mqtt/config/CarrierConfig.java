package io.postern.mqtt.config;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Broker;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.reading.BrokerReading;
import io.postern.mqtt.reading.LoginReading;
import io.postern.mqtt.reading.SessionReading;
import io.postern.mqtt.setting.SessionSettings;
import io.postern.mqtt.setting.Strict;
import java.time.Duration;

/**
 * What a {@code carriers/} file comes to.
 *
 * @param qos of addresses that say nothing
 * @param includeTopic whether the topic is added to what arrives
 * @param systemId what is added to what is sent as {@code gateway_id}
 */
public record CarrierConfig(
        Broker broker,
        Login login,
        SessionOptions session,
        int qos,
        boolean includeTopic,
        String systemId,
        Duration flood) {

    /**
     * Of settings that were checked.
     *
     * @throws IllegalArgumentException when there is a problem with them
     */
    public static CarrierConfig of(Values values) {
        return read(values, new Strict());
    }

    /** Of any settings, telling what is wrong with them; where something is, it is of no use. */
    public static CarrierConfig read(Values values, Findings findings) {
        QosNote.tell(values.get(SessionSettings.QOS), findings);
        return new CarrierConfig(
                BrokerReading.read(values, findings),
                LoginReading.read(values, findings),
                SessionReading.read(values, findings),
                values.get(SessionSettings.QOS),
                values.get(SessionSettings.INCLUDE_TOPIC),
                values.get(SessionSettings.SYSTEM_ID),
                values.get(SessionSettings.FLOOD));
    }
}
