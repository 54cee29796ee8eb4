package io.postern.store;

import java.time.Duration;
import java.util.Optional;

/** How fast something grows, over the last minute or so. Safe for use by any thread. */
final class Growth {

    private static final long WINDOW = Duration.ofSeconds(30).toNanos();
    private static final long LEAST = Duration.ofSeconds(10).toNanos();
    private static final double NANOS = 1e9;

    private Optional<Sight> older = Optional.empty();
    private Optional<Sight> newer = Optional.empty();

    private record Sight(long nanos, long bytes) {

        boolean isWithin(long span, long now) {
            return now - nanos < span;
        }
    }

    /** It changed. After a silence it begins anew. */
    synchronized void saw(long nanos, long bytes) {
        if (newer.filter(last -> last.isWithin(WINDOW, nanos)).isEmpty()) {
            older = newer.filter(last -> last.isWithin(2 * WINDOW, nanos));
            newer = Optional.of(new Sight(nanos, bytes));
        }
    }

    /** Bytes a second; 0 where it does not grow any more, or nobody knows yet. */
    synchronized double rate(long nanos, long bytes) {
        var from = older.or(() -> newer).filter(first -> !first.isWithin(LEAST, nanos));
        boolean grows =
                newer.filter(last -> last.isWithin(2 * WINDOW, nanos))
                        .filter(last -> bytes >= last.bytes())
                        .isPresent();
        return from.isPresent() && grows
                ? Math.max(0, bytes - from.get().bytes()) * NANOS / (nanos - from.get().nanos())
                : 0;
    }
}
