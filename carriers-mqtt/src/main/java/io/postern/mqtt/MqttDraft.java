package io.postern.mqtt;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.setting.Findings;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.config.SendTopic;
import io.postern.mqtt.connect.Loops;
import java.util.List;
import java.util.Set;

/** A carrier as its file says it. */
record MqttDraft(CarrierConfig config, Loops loops) implements CarrierDraft {

    @Override
    public void check(ReceiveAddress address, Findings findings) {
        MqttReceiveConfig.read(config, address, findings);
    }

    @Override
    public void check(SendAddress address, Findings findings) {
        MqttSendConfig.read(config, address, findings);
    }

    @Override
    public void check(List<ReceiveAddress> receives, List<SendAddress> sends, Findings findings) {
        new CarrierWhole(config, receives, sends, findings).check();
    }

    @Override
    public Set<String> holds() {
        var id = config.session().clientId();
        var at = "\" at " + BrokerPlace.of(config.broker());
        return Set.of("client id \"" + id + at, "client id \"" + id + "_send" + at);
    }

    @Override
    public boolean waits(ReceiveAddress address) {
        return received(address).qos() > 0;
    }

    @Override
    public boolean feeds(SendAddress from, CarrierDraft receiver, ReceiveAddress to) {
        if (!(receiver instanceof MqttDraft other)
                || !BrokerPlace.of(config.broker()).equals(BrokerPlace.of(other.config.broker()))) {
            return false;
        }
        var sent = MqttSendConfig.read(config, from, Findings.UNHEARD);
        return new SendTopic(sent.topic(), sent.levels())
                .filter()
                .filter(other.received(to).subscription().filter()::overlaps)
                .isPresent();
    }

    private MqttReceiveConfig received(ReceiveAddress address) {
        return MqttReceiveConfig.read(config, address, Findings.UNHEARD);
    }

    @Override
    public Carrier create(CarrierContext context) {
        return new MqttCarrier(context, config, loops);
    }
}
