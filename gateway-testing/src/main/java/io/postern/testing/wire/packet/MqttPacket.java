package io.postern.testing.wire.packet;

/**
 * An MQTT packet, as far as tests ask. What a packet has not is 0, empty or false.
 *
 * @param id the packet identifier
 * @param topic also where an alias stood for it
 * @param payload as UTF-8
 * @param reason the (first) reason code
 */
public record MqttPacket(
        PacketType type,
        int id,
        String topic,
        String payload,
        int qos,
        boolean duplicate,
        boolean retained,
        int reason) {

    static MqttPacket of(PacketType type, int id, int reason) {
        return new MqttPacket(type, id, "", "", 0, false, false, reason);
    }

    public boolean isPublish() {
        return type == PacketType.PUBLISH;
    }

    /** Whether it says that a PUBLISH, of QoS 1 or 2, arrived for good. */
    public boolean isConfirmation() {
        return (type == PacketType.PUBACK || type == PacketType.PUBCOMP) && reason < 0x80;
    }
}
