package io.postern.mqtt;

import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierDraft;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.connect.Loops;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.MqttReceiveSettings;
import io.postern.mqtt.setting.MqttSendSettings;
import io.postern.mqtt.setting.SessionSettings;
import java.util.Set;

/** The carrier source {@code mqtt}. */
public final class MqttFactory implements CarrierFactory {

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
    public CarrierDraft read(Values settings, Findings findings) {
        return new MqttDraft(CarrierConfig.read(settings, findings), loops);
    }
}
