package io.postern.mqtt.dialect;

import com.hivemq.client.mqtt.datatypes.MqttQos;
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

    static byte[] all(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
