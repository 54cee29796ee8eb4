package io.postern.testing.wire.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SplitterTest {

    /** CONNECT of MQTT 5, a PUBLISH that sets alias 1, one that uses it, PUBACK with a code. */
    private static final byte[] FLOW =
            HexFormat.of()
                    .parseHex(
                            "100d00044d5154540502003c000000"
                                    + "320b0001610007032300014869"
                                    + "3b0b000000080323000148693a"
                                    + "400400078700");

    private final Splitter splitter = new Splitter(new PacketReader(new AtomicInteger()));

    @Test
    void readsPacketsInOnePiece() {
        assertThat(splitter.take(FLOW)).isEqualTo(packets());
    }

    @Test
    void readsPacketsByteByByte() {
        var packets = new ArrayList<MqttPacket>();
        for (var one : FLOW) {
            packets.addAll(splitter.take(new byte[] {one}));
        }

        assertThat(packets).isEqualTo(packets());
    }

    @Test
    void countsNoRefusalAsAConfirmation() {
        assertThat(MqttPacket.of(PacketType.PUBACK, 1, 0x87).isConfirmation()).isFalse();
        assertThat(MqttPacket.of(PacketType.PUBACK, 1, 0x10).isConfirmation()).isTrue();
        assertThat(MqttPacket.of(PacketType.PUBREC, 1, 0).isConfirmation()).isFalse();
    }

    private static List<MqttPacket> packets() {
        return List.of(
                MqttPacket.of(PacketType.CONNECT, 0, 0),
                new MqttPacket(PacketType.PUBLISH, 7, "a", "Hi", 1, false, false, 0),
                new MqttPacket(PacketType.PUBLISH, 8, "a", "Hi:", 1, true, true, 0),
                MqttPacket.of(PacketType.PUBACK, 7, 0x87));
    }
}
