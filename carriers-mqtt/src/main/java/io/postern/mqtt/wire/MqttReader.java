package io.postern.mqtt.wire;

import io.postern.mqtt.broker.MqttVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the packets that a broker sends out of the bytes as they come. One owner. */
public final class MqttReader {

    static final int LARGEST_PACKET = 268_435_460;
    private static final int USUAL = 16 * 1_024;
    private static final int LONGEST_HEAD = 5;
    private static final int ALL_IN_FLIGHT = 65_535;
    private static final int HIGHEST_QOS = 2;

    private final boolean five;

    /** No CONNACK is as large: whoever sends that as the first is no broker. */
    private static final int LARGEST_GREETING = 1 << 18;

    private final long maximumPacket;
    private final IncomingPackets to;
    private final Consumer<IncomingPublish> acknowledging;
    private final PacketBytes packet = new PacketBytes();
    private final PropertyReader properties = new PropertyReader();

    /** What the broker lets its aliases stand for. */
    private final String[] aliases;

    private boolean greeted;
    private byte[] bytes = new byte[USUAL];
    private int begin;
    private int end;

    /**
     * @param maximumPacket the largest packet that is taken; MQTT 3.1.1 cannot be told
     * @param topicAliases how many the broker may use
     * @param acknowledging confirms a message to the broker
     */
    public MqttReader(
            MqttVersion version,
            int maximumPacket,
            int topicAliases,
            IncomingPackets to,
            Consumer<IncomingPublish> acknowledging) {
        this.five = version == MqttVersion.V5;
        this.maximumPacket = five ? maximumPacket : LARGEST_PACKET;
        this.aliases = new String[five ? topicAliases + 1 : 1];
        Arrays.fill(aliases, "");
        this.to = to;
        this.acknowledging = acknowledging;
    }

    /** Takes all of them; what is not whole yet waits for the next. */
    public void read(ByteBuffer some) throws IOException {
        keep(some);
        while (next()) {
            // one packet after the other
        }
        if (begin == end && bytes.length > 4 * USUAL) {
            bytes = new byte[USUAL];
        }
    }

    private void keep(ByteBuffer some) {
        int waiting = end - begin;
        if (bytes.length - end < some.remaining()) {
            var room = bytes;
            if (bytes.length < waiting + some.remaining()) {
                room = new byte[Math.max(waiting + some.remaining(), 2 * bytes.length)];
            }
            System.arraycopy(bytes, begin, room, 0, waiting);
            bytes = room;
            begin = 0;
            end = waiting;
        }
        int count = some.remaining();
        some.get(bytes, end, count);
        end += count;
    }

    private boolean next() throws IOException {
        if (begin == end) {
            begin = 0;
            end = 0;
            return false;
        }
        int first = bytes[begin] & 0xFF;
        var kind = PacketKind.of(first);
        check(kind, first);
        int size = size(kind);
        if (size < 0) {
            return false;
        }
        int from = begin + head(size);
        if (end - from < size) {
            return false;
        }
        packet.of(bytes, from, from + size, kind);
        begin = from + size;
        take(kind, first);
        return true;
    }

    /** What no broker may send is known by its first byte. */
    private void check(PacketKind kind, int first) throws MalformedPacketException {
        boolean known =
                switch (kind) {
                    case PUBLISH -> (first & 6) != 6;
                    case CONNACK, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBACK, UNSUBACK, PINGRESP ->
                            first == kind.first();
                    case DISCONNECT -> five && first == kind.first();
                    default -> false;
                };
        if (!known) {
            throw MalformedPacketException.of(
                    kind.ordinal(), String.format("a packet begins with 0x%02X", first));
        }
    }

    /** Of the packet behind its head; less than 0 while that is not there. */
    private int size(PacketKind kind) throws MalformedPacketException {
        packet.of(bytes, begin + 1, Math.min(end, begin + LONGEST_HEAD), kind);
        int available = packet.left();
        for (int at = 1; at <= available; at++) {
            if (bytes[begin + at] >= 0) {
                int size = packet.number();
                if (head(size) != 1 + at) {
                    throw packet.fault("a length has more bytes than it needs");
                }
                return checked(size, kind);
            }
        }
        return available < LONGEST_HEAD - 1 ? -1 : packet.number();
    }

    private int checked(int size, PacketKind kind) throws MalformedPacketException {
        if (!greeted && size > LARGEST_GREETING) {
            throw MalformedPacketException.of(
                    kind.ordinal(), "it begins with a packet of " + size + " bytes");
        }
        if (size + head(size) > maximumPacket) {
            throw new MalformedPacketException(
                    MalformedPacketException.TOO_LARGE,
                    kind.ordinal(),
                    "a packet has "
                            + size
                            + " bytes, more than \"maximum_packet_size\", which is "
                            + maximumPacket);
        }
        return size;
    }

    private static int head(int size) {
        return size < 1 << 7 ? 2 : size < 1 << 14 ? 3 : size < 1 << 21 ? 4 : 5;
    }

    private void take(PacketKind kind, int first) throws IOException {
        switch (kind) {
            case PUBLISH -> publish(first);
            case PUBACK, PUBREC, PUBREL, PUBCOMP -> answer(kind);
            case CONNACK -> connack();
            case SUBACK, UNSUBACK -> granted(kind);
            case DISCONNECT -> disconnect();
            default -> {
                // PINGRESP: that something came is all it says
            }
        }
    }

    private void connack() throws IOException {
        int flags = packet.one();
        int code = packet.one();
        if (five) {
            properties.read(packet);
        }
        if (code != 0) {
            to.refused(PacketKind.CONNACK, code, properties.reason);
        } else {
            greeted = true;
            to.welcomed(welcome((flags & 1) != 0));
        }
    }

    /** A broker of MQTT 3.1.1 says nothing about itself. */
    private Welcome welcome(boolean sessionPresent) {
        return new Welcome(
                sessionPresent,
                (int) Math.min(properties.receiveMaximum, ALL_IN_FLIGHT),
                (int) Math.min(properties.maximumPacket, LARGEST_PACKET),
                Math.min(properties.maximumQos, HIGHEST_QOS),
                properties.retains,
                properties.topicAliases,
                properties.keepAlive);
    }

    private void publish(int first) throws IOException {
        int qos = first >> 1 & 3;
        var topic = packet.text();
        int number = qos == 0 ? 0 : packet.two();
        if (qos > 0 && number == 0) {
            throw packet.fault("the packet identifier is 0");
        }
        if (five) {
            properties.read(packet);
            topic = unabbreviated(topic);
        }
        if (topic.isEmpty()) {
            throw packet.fault("there is no topic");
        }
        to.published(
                new IncomingPublish(
                        number,
                        topic,
                        packet.rest(),
                        qos,
                        (first & 1) != 0,
                        (first & 8) != 0,
                        properties.responseTopic,
                        properties.correlation,
                        properties.uid,
                        acknowledging));
    }

    private String unabbreviated(String topic) throws MalformedPacketException {
        int alias = properties.topicAlias;
        if (alias == 0) {
            return topic;
        }
        if (alias >= aliases.length || topic.isEmpty() && aliases[alias].isEmpty()) {
            throw new MalformedPacketException(
                    MalformedPacketException.WRONG_ALIAS,
                    PacketKind.PUBLISH.ordinal(),
                    "it uses the topic alias " + alias + ", which was not agreed");
        }
        if (!topic.isEmpty()) {
            aliases[alias] = topic;
        }
        return aliases[alias];
    }

    private void answer(PacketKind kind) throws IOException {
        int number = packet.two();
        int code = packet.left() > 0 ? packet.one() : 0;
        Optional<String> said = Optional.empty();
        if (packet.left() > 0) {
            properties.read(packet);
            said = properties.reason;
        }
        to.answered(kind, number, code, said);
    }

    private void granted(PacketKind kind) throws IOException {
        int number = packet.two();
        if (five) {
            properties.read(packet);
        }
        List<Integer> codes = new ArrayList<>();
        while (packet.left() > 0) {
            codes.add(packet.one());
        }
        to.granted(kind, number, codes);
    }

    private void disconnect() throws IOException {
        int code = packet.left() > 0 ? packet.one() : 0;
        Optional<String> said = Optional.empty();
        if (packet.left() > 0) {
            properties.read(packet);
            said = properties.reason;
        }
        to.refused(PacketKind.DISCONNECT, code, said);
    }
}
