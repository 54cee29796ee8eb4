package io.postern.serial.frame.packet;

import io.postern.serial.checksum.RunningChecks;
import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.FrameSink;
import io.postern.serial.frame.FramingLimits;
import io.postern.serial.frame.GrowingBytes;
import io.postern.serial.frame.Skip;
import io.postern.serial.frame.SkipCounts;
import io.postern.serial.frame.marked.Marks;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds packets whose size is known from their beginning. What turns out to be none costs only its
 * first byte: the search goes on at the second, in what is already there. The buffer has a quarter
 * more room than the longest packet, so that its bytes are moved only once in a while.
 */
public final class PacketDecoder implements FrameDecoder {

    private static final int FIRST = 256;
    private static final byte[] NONE = {};

    private final Packet packet;
    private final boolean hearsSilence;
    private final Optional<RunningChecks> checks;
    private final SkipCounts skipped = new SkipCounts();
    private final int limit;
    private byte[] buffer = NONE;
    private int at;
    private int end;

    public PacketDecoder(Packet packet, boolean hearsSilence) {
        this.packet = packet;
        this.hearsSilence = hearsSilence;
        checks = packet.limits().checksum().map(RunningChecks::new);
        limit = packet.most() + Math.max(4 * RunningChecks.STRIDE, packet.most() / 4);
    }

    @Override
    public void feed(byte[] bytes, int from, int count, FrameSink sink) {
        int next = from;
        int left = count;
        while (left > 0) {
            makeRoom();
            int taken = Math.min(left, buffer.length - end);
            System.arraycopy(bytes, next, buffer, end, taken);
            end += taken;
            next += taken;
            left -= taken;
            scan(sink);
            emptied();
        }
        skipped.tell(sink);
    }

    @Override
    public void idle(FrameSink sink) {
        if (!hearsSilence) {
            return;
        }
        if (!packet.recovers()) {
            reset(sink);
        }
        while (at < end) {
            skip(1, Skip.UNFINISHED, sink);
            scan(sink);
        }
        skipped.tell(sink);
        emptied();
    }

    @Override
    public void reset(FrameSink sink) {
        skip(end - at, Skip.UNFINISHED, sink);
        skipped.tell(sink);
        emptied();
    }

    @Override
    public int retained() {
        return buffer.length + checks.map(RunningChecks::retained).orElse(0);
    }

    /** How many bytes all checksums together ran through. */
    public long steps() {
        return checks.map(RunningChecks::steps).orElse(0L);
    }

    private void scan(FrameSink sink) {
        boolean more = true;
        while (more) {
            more = advance(sink);
        }
    }

    /** Takes a packet, or what is none; false when only more bytes can tell. */
    private boolean advance(FrameSink sink) {
        if (at == end || !startIsHere(sink) || end - at < packet.header()) {
            return false;
        }
        long total = packet.total(buffer, at);
        if (total < packet.least()) {
            return skip(1, Skip.MALFORMED, sink);
        }
        if (total > packet.most()) {
            return skip(1, Skip.TOO_LONG, sink);
        }
        if (end - at < total) {
            return false;
        }
        if (!holds((int) total)) {
            return skip(1, Skip.CHECKSUM, sink);
        }
        skipped.tell(sink);
        FramingLimits.deliver(packet.frame(buffer, at, (int) total), (int) total, sink);
        at += (int) total;
        return true;
    }

    /** Skips up to where a packet may begin; false when nothing but more bytes can tell. */
    private boolean startIsHere(FrameSink sink) {
        var start = packet.start();
        if (start.length == 0) {
            return true;
        }
        int candidate = at;
        while (candidate < end
                && (buffer[candidate] != start[0]
                        || Marks.match(start, buffer, candidate, end) == Marks.Match.NONE)) {
            candidate++;
        }
        skip(candidate - at, Skip.GARBAGE, sink);
        return end - at >= start.length;
    }

    private boolean holds(int total) {
        return checks.isEmpty()
                || checks.get().holds(buffer, at + packet.checkedFrom(), at + total);
    }

    private boolean skip(int count, Skip why, FrameSink sink) {
        skipped.add(count, why, sink);
        at += count;
        return true;
    }

    private void emptied() {
        if (at == end) {
            boolean release = buffer.length > GrowingBytes.KEPT;
            at = 0;
            end = 0;
            buffer = release ? NONE : buffer;
            checks.ifPresent(some -> some.clear(release));
        }
    }

    private void makeRoom() {
        if (end < buffer.length) {
            return;
        }
        if (buffer.length == limit || at > buffer.length / 4 && at >= RunningChecks.STRIDE) {
            int lost = at - at % RunningChecks.STRIDE;
            System.arraycopy(buffer, lost, buffer, 0, end - lost);
            at -= lost;
            end -= lost;
            checks.ifPresent(some -> some.moved(lost));
        } else {
            int wanted = Math.max(FIRST, buffer.length * 2);
            buffer = Arrays.copyOf(buffer, Math.min(limit, wanted));
        }
    }
}
