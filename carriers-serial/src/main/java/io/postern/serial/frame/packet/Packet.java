package io.postern.serial.frame.packet;

import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.FramingLimits;
import java.util.Optional;

/**
 * Frames whose size is known from their beginning.
 *
 * @param start what each begins with, may be empty
 * @param size where it says how long it is; empty where all are as long as the longest
 * @param checkedFrom the first byte that the checksum covers, counted from the first of the packet
 */
public record Packet(
        byte[] start, Optional<LengthField> size, int checkedFrom, FramingLimits limits) {

    public Packet {
        int least = least(header(start, size), checkedFrom, limits);
        if (least > limits.maxFrame()) {
            throw new FramingConflict(
                    size.isPresent() ? "max_frame" : "length",
                    "expected at least "
                            + least
                            + " bytes, since its start, length and checksum"
                            + " need as many, found "
                            + limits.maxFrame());
        }
    }

    /** So many bytes tell how long a packet is. */
    int header() {
        return header(start, size);
    }

    /** How long the packet that begins at an index says it is: with everything, in bytes. */
    long total(byte[] bytes, int at) {
        return size.isPresent() ? size.get().total(bytes, at) : limits.maxFrame();
    }

    /** No packet is shorter. */
    int least() {
        return least(header(), checkedFrom, limits);
    }

    /** No packet is longer. */
    public int most() {
        return limits.maxFrame();
    }

    /** Whether a packet that began in the wrong place is likely to be noticed. */
    public boolean recovers() {
        return start.length > 0 || limits.checksum().isPresent();
    }

    /** What a packet brings: all but its start, its length and its checksum. */
    byte[] frame(byte[] bytes, int at, int total) {
        int field = size.map(LengthField::offset).orElse(start.length);
        int before = field - start.length;
        int behind = at + header();
        int rest = at + total - limits.checksumSize() - behind;
        var frame = new byte[before + rest];
        System.arraycopy(bytes, at + start.length, frame, 0, before);
        System.arraycopy(bytes, behind, frame, before, rest);
        return frame;
    }

    /** The packet that brings a frame. */
    byte[] around(byte[] frame) {
        int before = size.map(LengthField::offset).orElse(start.length) - start.length;
        int total = header() - before + frame.length + limits.checksumSize();
        if (frame.length < before || total < least()) {
            throw new IllegalArgumentException(
                    "frame: expected at least "
                            + Math.max(before, frame.length + least() - total)
                            + " bytes, found "
                            + frame.length);
        }
        if (size.isEmpty() ? total != most() : total > most()) {
            throw new IllegalArgumentException(
                    "frame: expected "
                            + (size.isEmpty() ? "" : "at most ")
                            + (most() - total + frame.length)
                            + " bytes, found "
                            + frame.length);
        }
        var packet = new byte[total - limits.checksumSize()];
        System.arraycopy(start, 0, packet, 0, start.length);
        System.arraycopy(frame, 0, packet, start.length, before);
        System.arraycopy(frame, before, packet, header(), frame.length - before);
        size.ifPresent(field -> field.write(packet, total));
        return limits.checksum().map(some -> some.append(packet, checkedFrom)).orElse(packet);
    }

    private static int header(byte[] start, Optional<LengthField> size) {
        return size.map(LengthField::behind).orElse(start.length);
    }

    private static int least(int header, int checkedFrom, FramingLimits limits) {
        return Math.max(1, Math.max(header, checkedFrom) + limits.checksumSize());
    }
}
