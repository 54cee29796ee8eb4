package io.postern.carrier;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing, jittered pauses between attempts, so that many gateways do not come back at once. */
final class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final RandomGenerator random;
    private final int quick;
    private int failures;

    /**
     * @param quick how many pauses stay as short as the first before they begin to grow
     */
    Backoff(RandomGenerator random, int quick) {
        this.random = random;
        this.quick = Math.max(0, quick);
    }

    /** The next pause: between half and the whole of a time that at last doubles up to 30 s. */
    Duration next() {
        int doublings = Math.max(0, failures - quick);
        failures += doublings < 5 ? 1 : 0;
        var whole = FIRST.multipliedBy(1L << doublings);
        var most = whole.compareTo(LONGEST) < 0 ? whole : LONGEST;
        return most.dividedBy(2).plusNanos((long) (random.nextDouble() * most.toNanos() / 2));
    }

    void reset() {
        failures = 0;
    }
}
