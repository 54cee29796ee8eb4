package io.postern.mqtt.wire;

import com.hivemq.client.internal.checkpoint.Confirmable;
import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.util.collections.ImmutableIntList;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;

/** Messages as they come off the wire. */
public final class WireMessages {

    private WireMessages() {}

    /** One of QoS 1. */
    public static Mqtt5Publish message(
            String topic, byte[] payload, int number, boolean again, Runnable acknowledged) {
        var publish =
                (MqttPublish)
                        Mqtt5Publish.builder()
                                .topic(topic)
                                .payload(payload)
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .build();
        var wire = publish.createStateful(number, again, 0, ImmutableIntList.of());
        return NumberedPublish.of(wire).stateless().withConfirmable(new Once(acknowledged));
    }

    /** As the library confirms. */
    private record Once(Runnable acknowledged) implements Confirmable {

        @Override
        public long getId() {
            return 0;
        }

        @Override
        public boolean confirm() {
            acknowledged.run();
            return true;
        }
    }
}
