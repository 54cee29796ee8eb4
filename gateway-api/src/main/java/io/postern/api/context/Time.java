package io.postern.api.context;

import io.postern.api.text.TimeText;
import java.time.Duration;
import java.time.Instant;

/**
 * The only clock. Timers follow a monotonic clock, stamps the wall clock. A timer's task runs one
 * at a time with the other calls to its object, and ends with the object. In tests this is a
 * virtual clock.
 */
public interface Time {

    /** The wall clock. */
    Instant now();

    /** The wall clock as messages carry it: {@code 2024-05-16T00:00:00.000000}, UTC. */
    default String stamp() {
        return TimeText.of(now());
    }

    /** A monotonic clock in nanoseconds, for measuring. */
    long nanos();

    /** Runs once, not before the delay is over. */
    Timer after(Duration delay, Runnable task);

    /** Runs again and again, first after one period; a run that is late is not made up for. */
    Timer every(Duration period, Runnable task);

    /** A timer that was set. */
    interface Timer {

        /** No run starts after this; calling it again does nothing. */
        void cancel();
    }
}
