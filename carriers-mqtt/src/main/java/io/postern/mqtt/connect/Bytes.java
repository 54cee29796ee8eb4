package io.postern.mqtt.connect;

import com.hivemq.client.internal.mqtt.message.publish.MqttPublish;
import com.hivemq.client.internal.util.ByteBufferUtil;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What both dialects turn into the library's words. */
final class Bytes {

    private static final MqttQos[] LEVELS = MqttQos.values();

    private Bytes() {}

    static MqttQos qos(int level) {
        return LEVELS[level];
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The library's own array where it holds nothing else: until the message is acknowledged both
     * are held, and need to be held once only.
     */
    static byte[] payload(Mqtt5Publish publish) {
        return publish instanceof MqttPublish whole && whole.getRawPayload() != null
                ? ByteBufferUtil.getBytes(whole.getRawPayload())
                : publish.getPayloadAsBytes();
    }

    static byte[] all(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
