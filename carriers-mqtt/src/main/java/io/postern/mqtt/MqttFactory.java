package io.postern.mqtt;

import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.Trigger;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.config.SendTopic;
import io.postern.mqtt.connect.Loops;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.MqttReceiveSettings;
import io.postern.mqtt.setting.MqttSendSettings;
import io.postern.mqtt.setting.SessionSettings;
import io.postern.mqtt.setting.Unheard;
import io.postern.mqtt.wire.Wire;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrier source {@code mqtt}. */
public final class MqttFactory implements CarrierFactory {

    private static final Logger LOG = LoggerFactory.getLogger(MqttFactory.class);

    private final Loops loops = new Loops(Runtime.getRuntime().maxMemory());

    @Override
    public CarrierKind kind() {
        return CarrierKind.of("mqtt", "Takes messages from an MQTT broker and sends them to it.")
                .settings(
                        BrokerSettings.URL,
                        BrokerSettings.PORT,
                        BrokerSettings.USERNAME,
                        BrokerSettings.PASSWORD,
                        SessionSettings.QOS,
                        SessionSettings.CLIENT_ID,
                        SessionSettings.VERSION,
                        SessionSettings.SYSTEM_ID,
                        SessionSettings.INCLUDE_TOPIC,
                        SessionSettings.FLOOD,
                        BrokerSettings.TLS,
                        BrokerSettings.TRANSPORT,
                        BrokerSettings.PATH,
                        BrokerSettings.HEADERS,
                        BrokerSettings.PROXY,
                        BrokerSettings.CONNECT_TIMEOUT,
                        SessionSettings.KEEP_ALIVE,
                        SessionSettings.SESSION_EXPIRY,
                        SessionSettings.CLEAN_START,
                        SessionSettings.RECEIVE_MAXIMUM,
                        SessionSettings.MAXIMUM_PACKET_SIZE,
                        SessionSettings.TOPIC_ALIASES,
                        SessionSettings.MAX_IN_FLIGHT,
                        SessionSettings.ACK_TIMEOUT,
                        SessionSettings.WILL,
                        SessionSettings.BIRTH)
                .receives(
                        Set.of(Trigger.Kind.values()),
                        MqttReceiveSettings.TOPIC,
                        MqttReceiveSettings.TOPIC_MATCH,
                        MqttReceiveSettings.QOS,
                        MqttReceiveSettings.SHARED_GROUP,
                        MqttReceiveSettings.RETAINED,
                        MqttReceiveSettings.RETAIN_AS_PUBLISHED,
                        MqttReceiveSettings.FLOOD)
                .sends(
                        Set.of(Trigger.Kind.EVERY, Trigger.Kind.ON_MESSAGE, Trigger.Kind.AS_NEEDED),
                        MqttSendSettings.TOPIC,
                        MqttSendSettings.TOPIC_LEVELS,
                        MqttSendSettings.QOS,
                        MqttSendSettings.RETAIN,
                        MqttSendSettings.ADD_SOURCE,
                        MqttSendSettings.REPLY,
                        MqttSendSettings.CONTENT_TYPE,
                        MqttSendSettings.RESPONSE_TOPIC,
                        MqttSendSettings.USER_PROPERTIES,
                        MqttSendSettings.EXPIRY,
                        MqttSendSettings.FLOOD)
                .words("mqtt.topic", "mqtt.response_topic", "mqtt.correlation");
    }

    @Override
    public void check(Values settings, Findings findings) {
        CarrierConfig.read(settings, findings);
    }

    @Override
    public void checkReceive(Values carrier, ReceiveAddress address, Findings findings) {
        MqttReceiveConfig.read(checked(carrier), address, findings);
    }

    @Override
    public void checkSend(Values carrier, SendAddress address, Findings findings) {
        MqttSendConfig.read(checked(carrier), address, findings);
    }

    @Override
    public void checkTogether(
            Values carrier,
            List<ReceiveAddress> receives,
            List<SendAddress> sends,
            Findings findings) {
        new CarrierWhole(checked(carrier), receives, sends, findings).check();
    }

    @Override
    public Set<String> holds(Values carrier) {
        var config = checked(carrier);
        var id = config.session().clientId();
        var at = "\" at " + BrokerPlace.of(config.broker());
        return Set.of("client id \"" + id + at, "client id \"" + id + "_send" + at);
    }

    @Override
    public boolean waits(Values carrier, ReceiveAddress address) {
        return MqttReceiveConfig.read(checked(carrier), address, new Unheard()).qos() > 0;
    }

    @Override
    public boolean feeds(Values sending, SendAddress from, Values receiving, ReceiveAddress to) {
        var sender = checked(sending);
        var receiver = checked(receiving);
        if (!BrokerPlace.of(sender.broker()).equals(BrokerPlace.of(receiver.broker()))) {
            return false;
        }
        var sent = MqttSendConfig.read(sender, from, new Unheard());
        var received = MqttReceiveConfig.read(receiver, to, new Unheard()).subscription().filter();
        return new SendTopic(sent.topic(), sent.levels())
                .filter()
                .filter(received::overlaps)
                .isPresent();
    }

    private static CarrierConfig checked(Values carrier) {
        return CarrierConfig.read(carrier, new Unheard());
    }

    @Override
    public Carrier create(CarrierContext context) {
        Wire.warning().ifPresent(LOG::warn);
        return new MqttCarrier(context, CarrierConfig.of(context.settings()), loops);
    }
}
