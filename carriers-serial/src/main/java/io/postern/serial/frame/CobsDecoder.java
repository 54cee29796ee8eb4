package io.postern.serial.frame;

/** Undoes consistent overhead byte stuffing. */
final class CobsDecoder implements FrameDecoder {

    private static final byte[] ZERO = new byte[1];

    private final FramingLimits limits;
    private final GrowingBytes begun;

    /** How many bytes came for what was begun, of which the sink knows nothing yet. */
    private int raw;

    /** How many more bytes the block has. */
    private int left;

    /** Whether a zero stands between this block and the next. */
    private boolean zeroNext;

    private boolean tooLong;

    CobsDecoder(FramingLimits limits) {
        this.limits = limits;
        begun = new GrowingBytes(limits.maxFrame());
    }

    @Override
    public void feed(byte[] bytes, int from, int count, FrameSink sink) {
        int end = from + count;
        int at = from;
        while (at < end) {
            if (bytes[at] == 0) {
                at++;
                raw++;
                finish(sink);
            } else if (left == 0) {
                block(bytes[at++] & 0xFF);
            } else {
                at = literals(bytes, at, Math.min(end, at + left));
            }
        }
        if (tooLong && raw > 0) {
            sink.skipped(raw, Skip.TOO_LONG);
            raw = 0;
        }
    }

    @Override
    public void idle(FrameSink sink) {}

    @Override
    public void reset(FrameSink sink) {
        if (raw > 0) {
            sink.skipped(raw, Skip.UNFINISHED);
        }
        forget();
    }

    @Override
    public int retained() {
        return begun.retained();
    }

    private void block(int code) {
        raw++;
        if (zeroNext) {
            add(ZERO, 0, 1);
        }
        left = code - 1;
        zeroNext = code < 0xFF;
    }

    private int literals(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] != 0) {
            at++;
        }
        raw += at - from;
        left -= at - from;
        add(bytes, from, at - from);
        return at;
    }

    private void add(byte[] bytes, int from, int count) {
        tooLong |= begun.overflows(count);
        if (!tooLong) {
            begun.add(bytes, from, count);
        }
    }

    private void finish(FrameSink sink) {
        if (tooLong) {
            sink.skipped(raw, Skip.TOO_LONG);
        } else if (raw == 1) {
            sink.marks(1);
        } else if (left > 0) {
            sink.skipped(raw, Skip.MALFORMED);
        } else {
            limits.deliver(begun, raw, sink);
        }
        forget();
    }

    private void forget() {
        begun.clear();
        raw = 0;
        left = 0;
        zeroNext = false;
        tooLong = false;
    }
}
