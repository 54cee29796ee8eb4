package io.postern.mqtt.wire;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.mqtt.message.publish.mqtt3.Mqtt3PublishView;
import com.hivemq.client.internal.util.ByteBufferUtil;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;

/**
 * What the library hides of a message that came.
 *
 * @param payload not to be changed
 * @param number the one it has on the wire until it is acknowledged; 0 at QoS 0, which has none
 * @param again whether the broker says that it comes again
 */
public record Received(byte[] payload, int number, boolean again) {

    public static Received of(Mqtt3Publish publish) {
        return of(((Mqtt3PublishView) publish).getDelegate());
    }

    public static Received of(Mqtt5Publish publish) {
        return publish instanceof NumberedPublish numbered
                ? new Received(payload(publish), numbered.number(), numbered.again())
                : new Received(payload(publish), 0, false);
    }

    /**
     * The library's own array where it holds nothing else: until the message is acknowledged both
     * are held, and need to be held once only.
     */
    private static byte[] payload(Mqtt5Publish publish) {
        return publish instanceof MqttPublish whole && whole.getRawPayload() != null
                ? ByteBufferUtil.getBytes(whole.getRawPayload())
                : publish.getPayloadAsBytes();
    }
}
