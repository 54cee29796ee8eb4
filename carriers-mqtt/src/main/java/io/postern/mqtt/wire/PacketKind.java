package io.postern.mqtt.wire;

/** The packets of MQTT, in the order of their numbers. */
public enum PacketKind {
    RESERVED(0),
    CONNECT(0),
    CONNACK(0),
    PUBLISH(0),
    PUBACK(0),
    PUBREC(0),
    PUBREL(2),
    PUBCOMP(0),
    SUBSCRIBE(2),
    SUBACK(0),
    UNSUBSCRIBE(2),
    UNSUBACK(0),
    PINGREQ(0),
    PINGRESP(0),
    DISCONNECT(0),
    AUTH(0);

    private static final PacketKind[] ALL = values();

    private final int flags;

    PacketKind(int flags) {
        this.flags = flags;
    }

    static PacketKind of(int first) {
        return ALL[first >> 4 & 0x0F];
    }

    /** The byte that such a packet begins with; a PUBLISH has more in it. */
    int first() {
        return ordinal() << 4 | flags;
    }
}
