package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.mqtt3.Mqtt3PublishView;
import com.hivemq.client.internal.util.ByteBufferUtil;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;

/** What the library hides of a message that came. */
public final class Received {

    private Received() {}

    /** As the library holds it in either version. */
    public static Mqtt5Publish whole(Mqtt3Publish publish) {
        return ((Mqtt3PublishView) publish).getDelegate();
    }

    /**
     * Not to be changed. The library's own array where it holds nothing else: until the message is
     * acknowledged both are held, and need to be held once only.
     */
    public static byte[] payload(Mqtt5Publish publish) {
        return publish instanceof MqttPublish whole && whole.getRawPayload() != null
                ? ByteBufferUtil.getBytes(whole.getRawPayload())
                : publish.getPayloadAsBytes();
    }

    /** The one it has on the wire until it is acknowledged; 0 at QoS 0, which has none. */
    public static int number(Mqtt5Publish publish) {
        return publish instanceof NumberedPublish numbered ? numbered.number() : 0;
    }

    /** Whether the broker says that it sent it before, on this connection or another. */
    public static boolean again(Mqtt5Publish publish) {
        return publish instanceof NumberedPublish numbered && numbered.again();
    }

    /** Confirms it to the broker; any thread, meant for once, without effect at QoS 0. */
    public static void acknowledge(Mqtt5Publish publish) {
        if (publish.getQos() != MqttQos.AT_MOST_ONCE) {
            publish.acknowledge();
        }
    }
}
