package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Login;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.topic.MqttText;

/** Reads user name and password. */
public final class LoginReading {

    private LoginReading() {}

    public static Login read(Values values, Findings findings) {
        var username = values.find(BrokerSettings.USERNAME);
        username.flatMap(MqttText::fault)
                .ifPresent(fault -> findings.problem("mqtt_username", fault));
        return new Login(username, values.find(BrokerSettings.PASSWORD));
    }
}
