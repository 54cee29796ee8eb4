package io.postern.serial.frame.marked;

import io.postern.serial.frame.FrameDecoder;
import io.postern.serial.frame.FrameSink;
import io.postern.serial.frame.FramingLimits;
import io.postern.serial.frame.GrowingBytes;
import io.postern.serial.frame.Skip;
import io.postern.serial.frame.SkipCounts;

/**
 * Finds frames by the marks around them. What stands at each byte, a mark, an escape or a byte of a
 * frame, is decided from there on; only where a piece ends in the middle of that are a few bytes
 * kept for the next.
 */
final class MarkedDecoder implements FrameDecoder {

    private enum State {
        OUTSIDE,
        INSIDE,
        DROPPING
    }

    private final Marks marks;
    private final FramingLimits limits;
    private final GrowingBytes begun;
    private final boolean[] stops = new boolean[256];
    private final boolean[] starts = new boolean[256];
    private final SkipCounts skipped = new SkipCounts();

    /** What cannot be told before more comes: part of a mark, or an escape. */
    private final byte[] pending = new byte[Marks.MOST + 2];

    private int pendingCount;

    /** The byte that an escape and another stand for. */
    private final byte[] escaped = new byte[1];

    private State state;
    private Skip trouble = Skip.MALFORMED;

    /** How many bytes came for what was begun, of which the sink knows nothing yet. */
    private int raw;

    MarkedDecoder(Marks marks, FramingLimits limits) {
        this.marks = marks;
        this.limits = limits;
        begun = new GrowingBytes(limits.maxFrame() + (marks.strip() ? 1 : 0));
        state = between();
        stops[marks.end()[0] & 0xFF] = true;
        if (marks.hasStart()) {
            stops[marks.start()[0] & 0xFF] = true;
            starts[marks.start()[0] & 0xFF] = true;
        }
        if (marks.stuffing().escape() >= 0) {
            stops[marks.stuffing().escape()] = true;
        }
    }

    @Override
    public void feed(byte[] bytes, int from, int count, FrameSink sink) {
        int end = from + count;
        int at = from;
        while (pendingCount > 0 && at < end) {
            pending[pendingCount++] = bytes[at++];
            drain(sink);
        }
        while (at < end) {
            at = run(bytes, at, end, sink);
            int taken = at < end ? step(bytes, at, end, sink) : 0;
            if (taken == 0) {
                pendingCount = end - at;
                System.arraycopy(bytes, at, pending, 0, pendingCount);
                break;
            }
            at += taken;
        }
        if (state == State.DROPPING) {
            skipped.add(raw, trouble, sink);
            raw = 0;
        }
        skipped.tell(sink);
    }

    @Override
    public void idle(FrameSink sink) {}

    @Override
    public void reset(FrameSink sink) {
        skipped.add(raw + pendingCount, Skip.UNFINISHED, sink);
        skipped.tell(sink);
        pendingCount = 0;
        enter(between());
    }

    @Override
    public int retained() {
        return begun.retained() + pending.length;
    }

    private State between() {
        return marks.hasStart() ? State.OUTSIDE : State.INSIDE;
    }

    private void enter(State next) {
        state = next;
        raw = 0;
        begun.clear();
    }

    private void drain(FrameSink sink) {
        int at = 0;
        while (at < pendingCount) {
            int taken = step(pending, at, pendingCount, sink);
            if (taken == 0) {
                break;
            }
            at += taken;
        }
        pendingCount -= at;
        System.arraycopy(pending, at, pending, 0, pendingCount);
    }

    /** Takes bytes that nothing begins with, and says where they end. */
    private int run(byte[] bytes, int from, int end, FrameSink sink) {
        var special = state == State.OUTSIDE ? starts : stops;
        int at = from;
        while (at < end && !special[bytes[at] & 0xFF]) {
            at++;
        }
        take(bytes, from, at - from, at - from, sink);
        return at;
    }

    /** Takes what stands at an index and says how many bytes it is; 0 when only more can tell. */
    private int step(byte[] bytes, int at, int end, FrameSink sink) {
        var ending = state == State.OUTSIDE ? Marks.Match.NONE : match(marks.end(), bytes, at, end);
        if (ending == Marks.Match.WHOLE) {
            finish(sink);
            return marks.end().length;
        }
        var beginning = match(marks.start(), bytes, at, end);
        if (ending == Marks.Match.NONE && beginning == Marks.Match.WHOLE) {
            begin(sink);
            return marks.start().length;
        }
        if (ending == Marks.Match.PART || beginning == Marks.Match.PART) {
            return 0;
        }
        if (state != State.OUTSIDE && (bytes[at] & 0xFF) == marks.stuffing().escape()) {
            return escape(bytes, at, end, sink);
        }
        take(bytes, at, 1, 1, sink);
        return 1;
    }

    private static Marks.Match match(byte[] mark, byte[] bytes, int at, int end) {
        return mark.length == 0 ? Marks.Match.NONE : Marks.match(mark, bytes, at, end);
    }

    private int escape(byte[] bytes, int at, int end, FrameSink sink) {
        if (at + 1 == end) {
            return 0;
        }
        if (marks.stuffing().marksWin()) {
            var ending = match(marks.end(), bytes, at + 1, end);
            var beginning = match(marks.start(), bytes, at + 1, end);
            if (ending == Marks.Match.WHOLE || beginning == Marks.Match.WHOLE) {
                drop(Skip.MALFORMED, 1);
                return 1;
            }
            if (ending == Marks.Match.PART || beginning == Marks.Match.PART) {
                return 0;
            }
        }
        int plain = marks.stuffing().plain()[bytes[at + 1] & 0xFF];
        if (plain < 0) {
            drop(Skip.MALFORMED, 2);
        } else {
            escaped[0] = (byte) plain;
            take(escaped, 0, 1, 2, sink);
        }
        return 2;
    }

    /** Bytes of a frame, which were so many on the wire. */
    private void take(byte[] bytes, int from, int count, int wire, FrameSink sink) {
        if (state == State.OUTSIDE) {
            skipped.add(wire, Skip.GARBAGE, sink);
        } else if (state == State.INSIDE && begun.overflows(count)) {
            drop(Skip.TOO_LONG, wire);
        } else {
            raw += wire;
            if (state == State.INSIDE) {
                begun.add(bytes, from, count);
            }
        }
    }

    private void drop(Skip why, int wire) {
        raw += wire;
        if (state == State.INSIDE) {
            state = State.DROPPING;
            trouble = why;
            begun.clear();
        }
    }

    private void begin(FrameSink sink) {
        if (state != State.OUTSIDE) {
            skipped.add(raw, state == State.DROPPING ? trouble : Skip.UNFINISHED, sink);
        }
        enter(State.INSIDE);
        raw = marks.start().length;
    }

    private void finish(FrameSink sink) {
        raw += marks.end().length;
        if (state == State.DROPPING) {
            skipped.add(raw, trouble, sink);
        } else {
            skipped.tell(sink);
            deliver(sink);
        }
        enter(between());
    }

    private void deliver(FrameSink sink) {
        if (marks.strip()) {
            begun.cut((byte) '\r');
        }
        if (marks.skipEmpty() && begun.size() == 0) {
            sink.marks(raw);
        } else if (begun.size() > limits.maxFrame()) {
            sink.skipped(raw, Skip.TOO_LONG);
        } else {
            limits.deliver(begun, raw, sink);
        }
    }
}
