package io.postern.serial.frame;

/** Keeps what comes until silence ends it. */
final class GapDecoder implements FrameDecoder {

    private final FramingLimits limits;
    private final GrowingBytes begun;
    private boolean tooLong;

    GapDecoder(FramingLimits limits) {
        this.limits = limits;
        begun = new GrowingBytes(limits.maxFrame());
    }

    @Override
    public void feed(byte[] bytes, int from, int count, FrameSink sink) {
        if (count == 0) {
            return;
        }
        if (!tooLong && !begun.overflows(count)) {
            begun.add(bytes, from, count);
            return;
        }
        tooLong = true;
        sink.skipped(begun.size() + count, Skip.TOO_LONG);
        begun.clear();
    }

    @Override
    public void idle(FrameSink sink) {
        if (begun.size() > 0) {
            limits.deliver(begun, begun.size(), sink);
        }
        forget();
    }

    @Override
    public void reset(FrameSink sink) {
        if (begun.size() > 0) {
            sink.skipped(begun.size(), Skip.UNFINISHED);
        }
        forget();
    }

    @Override
    public int retained() {
        return begun.retained();
    }

    private void forget() {
        begun.clear();
        tooLong = false;
    }
}
