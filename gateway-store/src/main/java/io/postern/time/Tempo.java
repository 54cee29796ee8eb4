package io.postern.time;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets no more than so many things happen a second, a few of them at once: who waits for each alone
 * needs a timer for each. For one owner.
 */
public final class Tempo {

    /** What may happen in so long may happen at once. */
    private static final Duration GROUP = Duration.ofMillis(100);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private Optional<Long> due = Optional.empty();

    /** How long nothing may happen for now; so that who is a little late after it loses nothing. */
    public Optional<Duration> pause(long nanos) {
        return due.map(at -> Duration.ofNanos(at - nanos))
                .filter(left -> left.compareTo(GROUP) > 0)
                .map(left -> left.minus(GROUP.dividedBy(2)));
    }

    /** Something happened. */
    public void happened(int perSecond, long nanos) {
        long from = due.filter(at -> at - nanos > 0).orElse(nanos);
        due = Optional.of(from + SECOND / perSecond);
    }
}
