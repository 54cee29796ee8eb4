package io.postern.time;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A moment that stays as far away as it is, also when somebody sets the wall clock. */
public final class SteadyStamp {

    /** Below it the clock was not set: it is only kept right. */
    private static final Duration SLACK = Duration.ofSeconds(1);

    private final Time time;
    private final Instant wall;
    private final long nanos;

    private SteadyStamp(Time time) {
        this.time = time;
        this.wall = time.now();
        this.nanos = time.nanos();
    }

    public static SteadyStamp now(Time time) {
        return new SteadyStamp(time);
    }

    /** By the wall clock as it goes now: what is reckoned from it does not jump with that clock. */
    public Instant stamp() {
        var reckoned = time.now().minusNanos(time.nanos() - nanos);
        return Duration.between(wall, reckoned).abs().compareTo(SLACK) < 0
                ? wall
                : reckoned.truncatedTo(ChronoUnit.SECONDS);
    }
}
