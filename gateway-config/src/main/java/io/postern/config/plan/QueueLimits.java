package io.postern.config.plan;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.config.keys.QueueKeys;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What of a send address may wait on disk.
 *
 * @param maxBytes how much
 * @param maxAge how long; for ever where empty
 * @param minFree how much of the disk is left to others
 * @param replayRate how many messages a second leave from there; all that can where empty
 */
public record QueueLimits(
        long maxBytes,
        Optional<Duration> maxAge,
        long minFree,
        WhenFull whenFull,
        Optional<Integer> replayRate) {

    public static final QueueLimits USUAL = of(Optional.empty(), Optional.empty());

    /** What becomes of a message where no more may wait. */
    public enum WhenFull {
        DROP_OLDEST,
        DROP_NEWEST,
        /** It waits in memory, unacknowledged; who cannot wait is dropped. */
        BLOCK
    }

    /** Without a pace. */
    public QueueLimits(long maxBytes, Optional<Duration> maxAge, long minFree, WhenFull whenFull) {
        this(maxBytes, maxAge, minFree, whenFull, Optional.empty());
    }

    /** Each key of the address's own goes before the carrier's. */
    public static QueueLimits of(Optional<Values> carriers, Optional<Values> own) {
        return new QueueLimits(
                value(QueueKeys.MAX_BYTES, carriers, own).orElseThrow(),
                value(QueueKeys.MAX_AGE, carriers, own),
                value(QueueKeys.MIN_FREE, carriers, own).orElseThrow(),
                WhenFull.valueOf(
                        value(QueueKeys.WHEN_FULL, carriers, own)
                                .orElseThrow()
                                .toUpperCase(Locale.ROOT)),
                value(QueueKeys.REPLAY_RATE, carriers, own));
    }

    private static <T> Optional<T> value(
            Setting<T> key, Optional<Values> carriers, Optional<Values> own) {
        return Stream.concat(own.stream(), carriers.stream())
                .filter(one -> one.has(key))
                .findFirst()
                .orElse(Values.NONE)
                .find(key);
    }
}
