package io.postern.mqtt.setting;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeSendAddress;
import io.postern.mqtt.MqttFactory;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.config.MqttSendConfig;
import java.util.Map;

/** Settings as files give them, and what is found about them. */
public final class Given {

    private static final CarrierKind KIND = new MqttFactory().kind();

    public final FakeFindings findings = new FakeFindings();

    public CarrierConfig carrier(Map<String, Object> settings) {
        var values = Values.of(settings);
        KIND.settings().check(values, findings);
        return CarrierConfig.read(values, findings);
    }

    public MqttReceiveConfig receive(Map<String, Object> settings) {
        return receive(Map.of(), settings);
    }

    public MqttReceiveConfig receive(Map<String, Object> carrier, Map<String, Object> settings) {
        var address = new ReceiveAddress("in", "meter", Trigger.ALWAYS, Values.of(settings));
        KIND.receiveSettings().check(address.settings(), findings);
        return MqttReceiveConfig.read(unheard(carrier), address, findings);
    }

    public MqttSendConfig send(Map<String, Object> settings) {
        return send(Map.of(), settings);
    }

    public MqttSendConfig send(Map<String, Object> carrier, Map<String, Object> settings) {
        var address = FakeSendAddress.of("out", "meter", Values.of(settings));
        KIND.sendSettings().check(address.settings(), findings);
        return MqttSendConfig.read(unheard(carrier), address, findings);
    }

    private static CarrierConfig unheard(Map<String, Object> carrier) {
        return CarrierConfig.read(Values.of(carrier), Findings.UNHEARD);
    }
}
