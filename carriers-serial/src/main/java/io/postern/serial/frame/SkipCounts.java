package io.postern.serial.frame;

/** Adds up skipped bytes of one kind, so that a sink is not told each one. */
public final class SkipCounts {

    private int bytes;
    private Skip why = Skip.GARBAGE;

    public void add(int more, Skip reason, FrameSink sink) {
        if (reason != why) {
            tell(sink);
            why = reason;
        }
        bytes += more;
    }

    /** Tells what was added since. */
    public void tell(FrameSink sink) {
        if (bytes > 0) {
            sink.skipped(bytes, why);
            bytes = 0;
        }
    }
}
