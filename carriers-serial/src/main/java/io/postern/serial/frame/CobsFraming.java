package io.postern.serial.frame;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/** Consistent overhead byte stuffing: zeros stand between frames, and none within. */
public record CobsFraming(FramingLimits limits) implements Framing {

    private static final int LONGEST_BLOCK = 254;

    @Override
    public FrameDecoder decoder() {
        return new CobsDecoder(limits);
    }

    @Override
    public byte[] encode(byte[] frame) {
        var bytes = limits.complete(frame);
        var wire = new ByteArrayOutputStream(bytes.length + bytes.length / LONGEST_BLOCK + 2);
        int from = 0;
        while (true) {
            int to = from;
            while (to < bytes.length && bytes[to] != 0 && to - from < LONGEST_BLOCK) {
                to++;
            }
            wire.write(to - from + 1);
            wire.write(bytes, from, to - from);
            if (to == bytes.length) {
                wire.write(0);
                return wire.toByteArray();
            }
            from = to - from == LONGEST_BLOCK ? to : to + 1;
        }
    }

    @Override
    public Optional<Duration> gap() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> length() {
        return Optional.empty();
    }
}
