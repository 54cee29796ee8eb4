package io.postern.serial.talk;

import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.FrameSink;
import io.postern.serial.frame.Skip;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the frame that is wanted, and counts everything else. Belongs to one exchange. */
final class Catch implements FrameSink {

    private static final int SAMPLE = 16;

    private final Predicate<byte[]> wanted;
    private final boolean onlyFirst;
    private final Map<Skip, Integer> skipped = new EnumMap<>(Skip.class);
    private final byte[] heard = new byte[SAMPLE];
    private Optional<byte[]> answer = Optional.empty();
    private Optional<byte[]> other = Optional.empty();
    private boolean refused;
    private int bytes;
    private int pending;
    private int unfinished;

    /**
     * @param onlyFirst whether the first frame of each try is the answer or none is
     */
    Catch(Predicate<byte[]> wanted, boolean onlyFirst) {
        this.wanted = wanted;
        this.onlyFirst = onlyFirst;
    }

    /** A new try begins; what was skipped before stays counted, another frame known. */
    void begin() {
        refused = false;
        bytes = 0;
        pending = 0;
        unfinished = 0;
    }

    void feed(byte[] block, int from, int count, FrameDecoder decoder) {
        if (bytes < SAMPLE) {
            System.arraycopy(block, from, heard, bytes, Math.min(count, SAMPLE - bytes));
        }
        bytes += count;
        pending += count;
        decoder.feed(block, from, count, this);
    }

    /** The try is over. */
    void end(FrameDecoder decoder) {
        decoder.reset(this);
    }

    @Override
    public void frame(byte[] frame) {
        pending = 0;
        if (isOver()) {
            return;
        }
        if (wanted.test(frame)) {
            answer = Optional.of(frame);
        } else {
            other = Optional.of(frame);
            refused = true;
        }
    }

    @Override
    public void skipped(int count, Skip why) {
        pending = Math.max(0, pending - count);
        unfinished += why == Skip.UNFINISHED ? count : 0;
        skipped.merge(why, count, Integer::sum);
    }

    /** Whether this try needs no more bytes. */
    boolean isOver() {
        return answer.isPresent() || onlyFirst && refused;
    }

    Optional<byte[]> answer() {
        return answer;
    }

    Optional<byte[]> other() {
        return other;
    }

    /** How many bytes came in this try. */
    int bytes() {
        return bytes;
    }

    /** How many of them may still become a frame. */
    int pending() {
        return pending;
    }

    /** How many of them were the beginning of a frame that never ended. */
    int unfinished() {
        return unfinished;
    }

    /** The first of them. */
    byte[] heard() {
        return Arrays.copyOf(heard, Math.min(bytes, SAMPLE));
    }

    Map<Skip, Integer> skipped() {
        return skipped.isEmpty() ? Map.of() : new EnumMap<>(skipped);
    }
}
