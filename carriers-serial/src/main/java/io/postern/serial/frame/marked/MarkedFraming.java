package io.postern.serial.frame.marked;

import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.FramingLimits;
import java.time.Duration;
import java.util.Optional;

/** Frames with marks around them: lines, start and end, SLIP. */
public record MarkedFraming(Marks marks, boolean endFirst, FramingLimits limits)
        implements Framing {

    private static final byte[] NONE = {};
    private static final byte[] SLIP_END = {(byte) 0xC0};

    /** With a checksum nothing is stripped: its last byte may be a carriage return. */
    public static Framing line(byte[] end, boolean strip, boolean skipEmpty, FramingLimits limits) {
        return new MarkedFraming(
                new Marks(
                        NONE, end, Stuffing.NONE, strip && limits.checksum().isEmpty(), skipEmpty),
                false,
                limits);
    }

    public static Framing delimited(
            byte[] start, byte[] end, Stuffing stuffing, FramingLimits limits) {
        return new MarkedFraming(
                new Marks(start, end, stuffing, false, start.length == 0), false, limits);
    }

    /**
     * An end is sent before each frame too, so that noise on an idle line is a frame of its own.
     */
    public static Framing slip(FramingLimits limits) {
        return new MarkedFraming(
                new Marks(NONE, SLIP_END, Stuffing.slip(), false, true), true, limits);
    }

    @Override
    public FrameDecoder decoder() {
        return new MarkedDecoder(marks, limits);
    }

    @Override
    public byte[] encode(byte[] frame) {
        var wire = marks.around(limits.complete(frame));
        return endFirst ? joined(marks.end(), wire) : wire;
    }

    @Override
    public Optional<Duration> gap() {
        return Optional.empty();
    }

    @Override
    public Optional<Integer> length() {
        return Optional.empty();
    }

    private static byte[] joined(byte[] first, byte[] then) {
        var whole = new byte[first.length + then.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(then, 0, whole, first.length, then.length);
        return whole;
    }
}
