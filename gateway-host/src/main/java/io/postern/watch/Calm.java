package io.postern.watch;

import java.time.Duration;

/**
 * Says when changes have come to rest: when none came for a while, but no later than {@link
 * #LONGEST} after the first. Times are those of a monotonic clock in nanoseconds. For one thread.
 */
final class Calm {

    static final long QUIET = Duration.ofMillis(100).toNanos();
    static final long LONGEST = Duration.ofSeconds(1).toNanos();

    private boolean disturbed;
    private long first;
    private long last;

    void disturb(long now) {
        first = disturbed ? first : now;
        last = now;
        disturbed = true;
    }

    /** How long to wait until it is worth to look; without end while nothing changes. */
    long pause(long now) {
        return disturbed
                ? Math.max(0, Math.min(last + QUIET - now, first + LONGEST - now))
                : Long.MAX_VALUE;
    }

    /** Whether it is time to look; if so, calm begins anew. */
    boolean take(long now) {
        var due = pause(now) == 0;
        disturbed = disturbed && !due;
        return due;
    }
}
