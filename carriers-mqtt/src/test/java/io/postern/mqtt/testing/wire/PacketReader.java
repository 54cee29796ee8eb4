package io.postern.mqtt.testing.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the packets of one direction of one connection. One thread. */
final class PacketReader {

    private static final int FIVE = 5;

    /** Both directions speak what CONNECT says, which comes before anything else. */
    private final AtomicInteger version;

    private final Map<Integer, String> aliases = new HashMap<>();

    PacketReader(AtomicInteger version) {
        this.version = version;
    }

    Packet read(int first, ByteBuffer body) {
        var type = PacketType.at(first >> 4);
        return switch (type) {
            case CONNECT -> connect(body);
            case CONNACK -> Packet.of(type, 0, body.get(1) & 0xFF);
            case PUBLISH -> publish(first, body);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> answer(type, body);
            case SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK -> Packet.of(type, Numbers.two(body), 0);
            case DISCONNECT -> Packet.of(type, 0, body.hasRemaining() ? body.get() & 0xFF : 0);
            case RESERVED, PINGREQ, PINGRESP, AUTH -> Packet.of(type, 0, 0);
        };
    }

    private Packet connect(ByteBuffer body) {
        Numbers.text(body);
        version.set(body.get());
        return Packet.of(PacketType.CONNECT, 0, 0);
    }

    private Packet answer(PacketType type, ByteBuffer body) {
        var id = Numbers.two(body);
        return Packet.of(type, id, body.hasRemaining() ? body.get() & 0xFF : 0);
    }

    private Packet publish(int first, ByteBuffer body) {
        var topic = Numbers.text(body);
        var qos = first >> 1 & 3;
        var id = qos == 0 ? 0 : Numbers.two(body);
        if (version.get() == FIVE) {
            topic = withAlias(topic, Properties.topicAlias(body));
        }
        var payload = StandardCharsets.UTF_8.decode(body).toString();
        return new Packet(
                PacketType.PUBLISH, id, topic, payload, qos, (first & 8) != 0, (first & 1) != 0, 0);
    }

    private String withAlias(String topic, int alias) {
        if (alias > 0 && !topic.isEmpty()) {
            aliases.put(alias, topic);
        }
        return topic.isEmpty() ? aliases.getOrDefault(alias, "") : topic;
    }
}
