package io.postern.testing.wire.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the packets of one direction of one connection. One thread. */
public final class PacketReader {

    private static final int FIVE = 5;

    /** Both directions speak what CONNECT says, which comes before anything else. */
    private final AtomicInteger version;

    private final Map<Integer, String> aliases = new HashMap<>();

    public PacketReader(AtomicInteger version) {
        this.version = version;
    }

    MqttPacket read(int first, ByteBuffer body) {
        var type = PacketType.at(first >> 4);
        return switch (type) {
            case CONNECT -> connect(body);
            case CONNACK -> MqttPacket.of(type, 0, body.get(1) & 0xFF);
            case PUBLISH -> publish(first, body);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> answer(type, body);
            case SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK ->
                    MqttPacket.of(type, PacketNumbers.two(body), 0);
            case DISCONNECT -> MqttPacket.of(type, 0, body.hasRemaining() ? body.get() & 0xFF : 0);
            case RESERVED, PINGREQ, PINGRESP, AUTH -> MqttPacket.of(type, 0, 0);
        };
    }

    private MqttPacket connect(ByteBuffer body) {
        PacketNumbers.text(body);
        version.set(body.get());
        return MqttPacket.of(PacketType.CONNECT, 0, 0);
    }

    private MqttPacket answer(PacketType type, ByteBuffer body) {
        var id = PacketNumbers.two(body);
        return MqttPacket.of(type, id, body.hasRemaining() ? body.get() & 0xFF : 0);
    }

    private MqttPacket publish(int first, ByteBuffer body) {
        var topic = PacketNumbers.text(body);
        var qos = first >> 1 & 3;
        var id = qos == 0 ? 0 : PacketNumbers.two(body);
        if (version.get() == FIVE) {
            topic = withAlias(topic, PacketProperties.topicAlias(body));
        }
        var payload = StandardCharsets.UTF_8.decode(body).toString();
        return new MqttPacket(
                PacketType.PUBLISH, id, topic, payload, qos, (first & 8) != 0, (first & 1) != 0, 0);
    }

    private String withAlias(String topic, int alias) {
        if (alias > 0 && !topic.isEmpty()) {
            aliases.put(alias, topic);
        }
        return topic.isEmpty() ? aliases.getOrDefault(alias, "") : topic;
    }
}
