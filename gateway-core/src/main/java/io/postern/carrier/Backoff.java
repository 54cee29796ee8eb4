package io.postern.carrier;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing, jittered pauses between attempts, so that many gateways do not come back at once. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The next pause: between half and the whole of a time that doubles up to 30 s. */
    Duration next() {
        var whole = FIRST.multipliedBy(1L << Math.min(failures++, 5));
        var most = whole.compareTo(LONGEST) < 0 ? whole : LONGEST;
        return most.dividedBy(2).plusNanos((long) (random.nextDouble() * most.toNanos() / 2));
    }

    void reset() {
        failures = 0;
    }
}
