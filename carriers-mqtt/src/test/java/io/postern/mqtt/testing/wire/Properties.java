package io.postern.mqtt.testing.wire;

import java.nio.ByteBuffer;

/** The properties of a PUBLISH of MQTT 5. */
final class Properties {

    private static final int PAYLOAD_FORMAT = 0x01;
    private static final int EXPIRY = 0x02;
    private static final int CONTENT_TYPE = 0x03;
    private static final int RESPONSE_TOPIC = 0x08;
    private static final int CORRELATION = 0x09;
    private static final int SUBSCRIPTION = 0x0B;
    private static final int TOPIC_ALIAS = 0x23;
    private static final int USER = 0x26;

    private Properties() {}

    /** Reads past them; 0 without an alias. */
    static int topicAlias(ByteBuffer bytes) {
        var length = Numbers.variable(bytes);
        var end = bytes.position() + length;
        int alias = 0;
        while (bytes.position() < end) {
            var name = Numbers.variable(bytes);
            if (name == TOPIC_ALIAS) {
                alias = Numbers.two(bytes);
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
            case CONTENT_TYPE, RESPONSE_TOPIC, CORRELATION -> Numbers.text(bytes);
            case SUBSCRIPTION -> Numbers.variable(bytes);
            case USER -> {
                Numbers.text(bytes);
                Numbers.text(bytes);
            }
            default ->
                    throw new AssertionError(
                            "PUBLISH: expected a property of MQTT 5, found " + name);
        }
    }
}
