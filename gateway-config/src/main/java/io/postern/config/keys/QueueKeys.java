package io.postern.config.keys;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.time.Duration;

/** The keys of {@code queue}, which a carrier and a send address may have. */
public final class QueueKeys {

    private static final long LEAST = 1_000;

    public static final Setting<Long> MAX_BYTES =
            Setting.size("max_bytes", "How much of one address may wait on disk.")
                    .checked(QueueKeys::checkSize)
                    .orElse(1_000_000_000L);

    public static final Setting<Duration> MAX_AGE =
            Setting.span(
                            "max_age",
                            "How long a message may wait on disk; then it is dropped and counted"
                                    + " expired. For ever by default.",
                            Duration.ofSeconds(1),
                            Duration.ofDays(36_500))
                    .optional();

    public static final Setting<Long> MIN_FREE =
            Setting.size(
                            "min_free",
                            "How much of the disk is left to others: where less is free, nothing"
                                    + " is added.")
                    .orElse(200_000_000L);

    public static final Setting<String> WHEN_FULL =
            Setting.choice(
                            "when_full",
                            "What then becomes of a message: the oldest ones go for it, it is"
                                    + " dropped itself, or its sender waits. What is dropped is"
                                    + " counted queue_full.",
                            "drop_oldest",
                            "drop_newest",
                            "block")
                    .orElse("drop_oldest");

    public static final Setting<Integer> REPLAY_RATE =
            Setting.whole(
                            "replay_rate",
                            "How many messages a second are sent of what waited on disk, for a"
                                    + " metered link or a broker with a quota; new ones go behind."
                                    + " As many as the other end takes by default.",
                            1,
                            1_000_000)
                    .optional();

    public static final Setting<Values> QUEUE =
            Setting.group(
                            "queue",
                            "What of an address that sends on_message may wait on disk. On a"
                                    + " carrier it is for all addresses that send over it; each key"
                                    + " of an address's own goes before the carrier's.",
                            MAX_BYTES,
                            MAX_AGE,
                            MIN_FREE,
                            WHEN_FULL,
                            REPLAY_RATE)
                    .optional();

    private QueueKeys() {}

    private static void checkSize(long bytes, Findings findings) {
        if (bytes < LEAST) {
            findings.problem("", "expected at least 1 kB, found " + bytes + " bytes");
        }
    }
}
