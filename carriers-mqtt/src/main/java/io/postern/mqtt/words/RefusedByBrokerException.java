package io.postern.mqtt.words;

import io.postern.mqtt.wire.PacketKind;
import java.io.IOException;
import java.util.Optional;

/** The broker does not let us in, or no longer, and says why. */
public final class RefusedByBrokerException extends IOException {

    private static final long serialVersionUID = 1;

    private final PacketKind kind;
    private final int code;
    private final transient Optional<String> said;

    /**
     * @param kind CONNACK or DISCONNECT
     * @param said what it added
     */
    public RefusedByBrokerException(PacketKind kind, int code, Optional<String> said) {
        super(kind + " with the code " + code);
        this.kind = kind;
        this.code = code;
        this.said = said;
    }

    boolean opening() {
        return kind == PacketKind.CONNACK;
    }

    int code() {
        return code;
    }

    Optional<String> said() {
        return said;
    }
}
