package io.postern.bench.load;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Whether a count still grows. */
final class Progress {

    private static final long PATIENCE = Duration.ofSeconds(2).toNanos();

    private final LongSupplier count;
    private long last;
    private long since = System.nanoTime();

    Progress(LongSupplier count) {
        this.count = count;
        last = count.getAsLong();
    }

    boolean stuck() {
        long now = System.nanoTime();
        if (count.getAsLong() != last) {
            last = count.getAsLong();
            since = now;
        }
        return now - since > PATIENCE;
    }
}
