package io.postern.serial.frame.packet;

import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.Framing;
import java.time.Duration;
import java.util.Optional;

/**
 * Frames of a fixed length, or that say how long they are.
 *
 * @param gap the silence after which what was begun is given up; empty for never
 */
public record PacketFraming(Packet packet, Optional<Duration> gap) implements Framing {

    @Override
    public FrameDecoder decoder() {
        return new PacketDecoder(packet, gap.isPresent());
    }

    @Override
    public byte[] encode(byte[] frame) {
        return packet.around(frame);
    }

    @Override
    public Optional<Integer> length() {
        return packet.size().isPresent() ? Optional.empty() : Optional.of(packet.most());
    }
}
