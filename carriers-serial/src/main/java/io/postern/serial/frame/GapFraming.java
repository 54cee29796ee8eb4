package io.postern.serial.frame;

import java.time.Duration;
import java.util.Optional;

/** A frame is what comes between two silences. */
public record GapFraming(Duration silence, FramingLimits limits) implements Framing {

    @Override
    public FrameDecoder decoder() {
        return new GapDecoder(limits);
    }

    @Override
    public byte[] encode(byte[] frame) {
        return limits.complete(frame);
    }

    @Override
    public Optional<Duration> gap() {
        return Optional.of(silence);
    }

    @Override
    public Optional<Integer> length() {
        return Optional.empty();
    }
}
