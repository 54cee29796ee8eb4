package io.postern.testing.wire.packet;

import java.nio.ByteBuffer;

/** The properties of a PUBLISH of MQTT 5. */
final class PacketProperties {

    private static final int PAYLOAD_FORMAT = 0x01;
    private static final int EXPIRY = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION = 0x09;
    private static final int SUBSCRIPTION = 0x0B;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER = 0x26;

    private PacketProperties() {}

    /** Reads past them; 0 without an alias. */
    static int topicAlias(ByteBuffer bytes) {
        var length = PacketNumbers.variable(bytes);
        var end = bytes.position() + length;
        int alias = 0;
        while (bytes.position() < end) {
            var name = PacketNumbers.variable(bytes);
            if (name == TOPIC_ALIAS) {
                alias = PacketNumbers.two(bytes);
            } else {
                skip(name, bytes);
            }
        }
        return alias;
    }

    private static void skip(int name, ByteBuffer bytes) {
        switch (name) {
            case PAYLOAD_FORMAT -> bytes.get();
            case EXPIRY -> bytes.getInt();
            case CONTENT_TYPE, RESPONSE_TOPIC, CORRELATION -> PacketNumbers.text(bytes);
            case SUBSCRIPTION -> PacketNumbers.variable(bytes);
            case USER -> {
                PacketNumbers.text(bytes);
                PacketNumbers.text(bytes);
            }
            default ->
                    throw new AssertionError(
                            "PUBLISH: expected a property of MQTT 5, found " + name);
        }
    }
}
