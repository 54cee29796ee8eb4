package io.postern.mqtt.wire;

/** The properties of MQTT 5 that mean something here, by their numbers. */
final class Property {

    static final int EXPIRY = 0x02;
    static final int CONTENT_TYPE = 0x03;
    static final int RESPONSE_TOPIC = 0x08;
    static final int CORRELATION = 0x09;
    static final int SESSION_EXPIRY = 0x11;
    static final int KEEP_ALIVE = 0x13;
    static final int WILL_DELAY = 0x18;
    static final int REASON = 0x1F;
    static final int RECEIVE_MAXIMUM = 0x21;
    static final int TOPIC_ALIASES = 0x22;
    static final int TOPIC_ALIAS = 0x23;
    static final int MAXIMUM_QOS = 0x24;
    static final int RETAINS = 0x25;
    static final int USER = 0x26;
    static final int MAXIMUM_PACKET = 0x27;

    private Property() {}
}
