package io.postern.serial.frame;

import io.postern.serial.checksum.Checksum;
import java.util.Optional;

/**
 * What every framing has.
 *
 * @param maxFrame the most bytes of a frame, its checksum among them
 */
public record FramingLimits(int maxFrame, Optional<Checksum> checksum) {

    /** Nobody needs longer frames, and every line may hold one. */
    public static final int MOST = 1_000_000;

    public FramingLimits {
        if (maxFrame < 1 || maxFrame > MOST) {
            throw new FramingConflict(
                    "max_frame", "expected 1 B to 1 MB, found " + maxFrame + " B");
        }
    }

    /** How many bytes of a frame are its checksum. */
    public int checksumSize() {
        return checksum.map(Checksum::size).orElse(0);
    }

    /** The frame with its checksum. */
    public byte[] complete(byte[] frame) {
        return within(checksum.map(some -> some.append(frame)).orElseGet(frame::clone));
    }

    /** The same bytes, if they are not too many. */
    byte[] within(byte[] frame) {
        if (frame.length > maxFrame) {
            throw new IllegalArgumentException(
                    "frame: expected at most "
                            + maxFrame
                            + " bytes (max_frame), found "
                            + frame.length);
        }
        return frame;
    }

    /** Tells a sink of bytes that are a frame, or were to be one. */
    public void deliver(GrowingBytes frame, int raw, FrameSink sink) {
        if (frame.size() < checksumSize() || checksum.isPresent() && !frame.holds(checksum.get())) {
            sink.skipped(raw, Skip.CHECKSUM);
            return;
        }
        deliver(frame.first(frame.size() - checksumSize()), raw, sink);
    }

    public static void deliver(byte[] frame, int raw, FrameSink sink) {
        if (raw > frame.length) {
            sink.marks(raw - frame.length);
        }
        sink.frame(frame);
    }
}
