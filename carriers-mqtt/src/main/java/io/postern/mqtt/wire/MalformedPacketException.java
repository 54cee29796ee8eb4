package io.postern.mqtt.wire;

import java.io.IOException;

/** The broker sent what MQTT does not allow. */
public final class MalformedPacketException extends IOException {

    private static final long serialVersionUID = 1;

    /** The reason codes that tell the broker so. */
    static final int MALFORMED = 0x81;

    static final int BROKEN_PROTOCOL = 0x82;
    static final int WRONG_ALIAS = 0x94;
    static final int TOO_LARGE = 0x95;

    private final int code;
    private final int type;

    /**
     * @param code what the broker is told
     * @param type which packet it was, as MQTT numbers them
     */
    MalformedPacketException(int code, int type, String message) {
        super(message);
        this.code = code;
        this.type = type;
    }

    static MalformedPacketException of(int type, String message) {
        return new MalformedPacketException(MALFORMED, type, message);
    }

    /** One that MQTT does not allow at this time. */
    public static MalformedPacketException unexpected(PacketKind kind) {
        return new MalformedPacketException(
                BROKEN_PROTOCOL, kind.ordinal(), "a " + kind + " at the wrong time");
    }

    /** A new message has the number of one that we did not acknowledge. */
    public static MalformedPacketException reused(int number) {
        return new MalformedPacketException(
                BROKEN_PROTOCOL,
                PacketKind.PUBLISH.ordinal(),
                "the packet identifier " + number + " is in use");
    }

    public int code() {
        return code;
    }

    /** Whether it was a packet of that kind. */
    public boolean isOf(PacketKind kind) {
        return type == kind.ordinal();
    }
}
