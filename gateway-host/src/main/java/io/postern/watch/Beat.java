package io.postern.watch;

import java.time.Duration;

/**
 * When to look at everything although nothing was heard: regularly, but so that it never takes more
 * than a two-hundredth of the time. Times are in nanoseconds of a monotonic clock. For one thread.
 */
final class Beat {

    private static final long PARTS = 200;

    private final long period;
    private long next;
    private long last;

    Beat(long period, long now) {
        this.period = period;
        this.last = now;
        this.next = now + period;
    }

    Duration period() {
        return Duration.ofNanos(period);
    }

    long pause(long now) {
        return Math.max(0, next - now);
    }

    /** Whether it is time; if so, the next time is set. */
    boolean take(long now) {
        if (pause(now) > 0) {
            return false;
        }
        last = now;
        next = now + period;
        return true;
    }

    /** Tells how long the last look took. */
    void cost(long nanos) {
        next = last + Math.max(period, nanos * PARTS);
    }
}
