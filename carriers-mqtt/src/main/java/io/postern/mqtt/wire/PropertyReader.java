package io.postern.mqtt.wire;

import java.util.Optional;

/** The properties of one packet of MQTT 5; what means nothing here is read over. */
final class PropertyReader {

    private static final String UID = "uid";

    long receiveMaximum;
    long maximumPacket;
    int maximumQos;
    boolean retains;
    int topicAliases;
    int topicAlias;
    Optional<Integer> keepAlive = Optional.empty();
    Optional<String> reason = Optional.empty();
    Optional<String> responseTopic = Optional.empty();
    Optional<byte[]> correlation = Optional.empty();
    Optional<String> uid = Optional.empty();

    PropertyReader() {
        clear();
    }

    void clear() {
        receiveMaximum = 65_535;
        maximumPacket = MqttReader.LARGEST_PACKET;
        maximumQos = 2;
        retains = true;
        topicAliases = 0;
        topicAlias = 0;
        keepAlive = Optional.empty();
        reason = Optional.empty();
        responseTopic = Optional.empty();
        correlation = Optional.empty();
        uid = Optional.empty();
    }

    void read(PacketBytes packet) throws MalformedPacketException {
        clear();
        int after = packet.limit(packet.number());
        while (packet.left() > 0) {
            property(packet.number(), packet);
        }
        packet.unlimit(after);
    }

    private void property(int which, PacketBytes packet) throws MalformedPacketException {
        switch (which) {
            case Property.RECEIVE_MAXIMUM -> receiveMaximum = positive(packet.two(), packet);
            case Property.MAXIMUM_PACKET -> maximumPacket = positive(packet.four(), packet);
            case Property.MAXIMUM_QOS -> maximumQos = packet.one();
            case Property.RETAINS -> retains = packet.one() != 0;
            case Property.TOPIC_ALIASES -> topicAliases = packet.two();
            case Property.TOPIC_ALIAS -> topicAlias = (int) positive(packet.two(), packet);
            case Property.KEEP_ALIVE -> keepAlive = Optional.of(packet.two());
            case Property.REASON -> reason = Optional.of(packet.text());
            case Property.RESPONSE_TOPIC -> responseTopic = Optional.of(packet.text());
            case Property.CORRELATION -> correlation = Optional.of(packet.data());
            case Property.USER -> user(packet);
            default -> other(which, packet);
        }
    }

    private static long positive(long value, PacketBytes packet) throws MalformedPacketException {
        if (value == 0) {
            throw packet.fault("a property is 0 that must not be");
        }
        return value;
    }

    private void user(PacketBytes packet) throws MalformedPacketException {
        if (packet.isText(UID) && uid.isEmpty()) {
            uid = Optional.of(packet.text()).filter(text -> !text.isBlank());
        } else {
            packet.skip(packet.two());
        }
    }

    private static void other(int which, PacketBytes packet) throws MalformedPacketException {
        switch (which) {
            case 0x01, 0x17, 0x19, 0x28, 0x29, 0x2A -> packet.skip(1);
            case Property.EXPIRY, Property.SESSION_EXPIRY, Property.WILL_DELAY -> packet.skip(4);
            case 0x0B -> packet.number();
            case Property.CONTENT_TYPE, 0x12, 0x15, 0x16, 0x1A, 0x1C -> packet.skip(packet.two());
            default -> throw packet.fault("MQTT knows no property " + which);
        }
    }
}
