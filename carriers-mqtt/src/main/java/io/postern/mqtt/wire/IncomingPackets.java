package io.postern.mqtt.wire;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What a broker says, packet by packet. What a method throws ends the connection. */
public interface IncomingPackets {

    /** CONNACK: it lets us in. */
    void welcomed(Welcome welcome) throws IOException;

    /**
     * CONNACK, DISCONNECT: it does not, or no longer.
     *
     * @param said what it added
     */
    void refused(PacketKind kind, int code, Optional<String> said) throws IOException;

    /** PUBLISH. */
    void published(IncomingPublish message) throws IOException;

    /** PUBACK, PUBREC, PUBREL, PUBCOMP. */
    void answered(PacketKind kind, int number, int code, Optional<String> said) throws IOException;

    /** SUBACK, UNSUBACK; a code for each filter, but for UNSUBACK of MQTT 3.1.1. */
    void granted(PacketKind kind, int number, List<Integer> codes) throws IOException;
}
