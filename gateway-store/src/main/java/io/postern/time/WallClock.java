package io.postern.time;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the wall clock can be right. A machine without a clock of its own begins with the time of
 * its last end, and somebody sets it some minutes later: then it is known by how much the stamps
 * before that were wrong. Less than a minute does not count.
 */
public final class WallClock {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Clock");
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Time time;
    private final Instant built;
    private final Optional<Written> newest;
    private final Supplier<TimeServer> server;
    private final Instant first;
    private final long firstNanos;
    private Instant seen;
    private long seenNanos;
    private Optional<Instant> jumped = Optional.empty();
    private volatile Doubt doubt = Doubt.NONE;
    private volatile Optional<Correction> correction = Optional.empty();

    /** Something that was written before, and when. */
    public record Written(String what, Instant at) {}

    private enum Doubt {
        NONE,
        /** Nobody has set it yet, and somebody may. */
        UNSET,
        WRONG
    }

    /**
     * What was stamped before is wrong.
     *
     * @param end the first stamp that is right
     */
    private record Correction(Instant end, Duration by) {}

    /**
     * Right until it begins to doubt.
     *
     * @param built when this program was: it cannot be earlier
     * @param newest the newest that an earlier run wrote: the same
     */
    public WallClock(
            Time time, Instant built, Optional<Written> newest, Supplier<TimeServer> server) {
        this.time = time;
        this.built = built;
        this.newest = newest;
        this.server = server;
        this.first = time.now();
        this.firstNanos = time.nanos();
        this.seen = first;
        this.seenNanos = firstNanos;
    }

    /** One that nobody doubts. */
    public static WallClock right(Time time) {
        return new WallClock(time, Instant.MIN, Optional.empty(), () -> TimeServer.HEARD);
    }

    /** Looks once, and from time to time for as long as it may be wrong. */
    public void begin() {
        var says = server.get();
        if (says == TimeServer.HEARD) {
            return;
        }
        if (isBefore(built) || newest.filter(one -> isBefore(one.at())).isPresent()) {
            doubt = Doubt.WRONG;
            LOG.warn("{}", words());
        } else if (says == TimeServer.AWAITED) {
            doubt = Doubt.UNSET;
        }
        lookLater();
    }

    private boolean isBefore(Instant known) {
        return Duration.between(first, known).compareTo(LEAST) > 0;
    }

    private void lookLater() {
        if (doubt != Doubt.NONE) {
            time.after(LOOK, this::look);
        }
    }

    private void look() {
        var now = time.now();
        long nanos = time.nanos();
        var passed = Duration.ofNanos(nanos - seenNanos);
        if (isMuch(Duration.between(seen, now).minus(passed))) {
            jumped = Optional.of(now.minus(passed));
        }
        seen = now;
        seenNanos = nanos;
        boolean isSet = doubt == Doubt.WRONG && jumped.isPresent() && !now.isBefore(built);
        if (isSet || server.get() == TimeServer.HEARD) {
            isRight(Duration.between(first, now).minusNanos(nanos - firstNanos));
        }
        lookLater();
    }

    private static boolean isMuch(Duration forward) {
        return forward.compareTo(LEAST) > 0;
    }

    private void isRight(Duration by) {
        var before = doubt;
        if (isMuch(by)) {
            correction = Optional.of(new Correction(jumped.orElse(seen), by));
        }
        doubt = Doubt.NONE;
        if (isMuch(by)) {
            LOG.info(
                    "the clock is right: it was set forward by {} h {} min {} s. Times that it gave to"
                            + " messages which wait on disk are put right",
                    by.toHours(),
                    by.toMinutesPart(),
                    by.toSecondsPart());
        } else if (before == Doubt.WRONG) {
            LOG.info("the clock is right: a time server says so");
        }
    }

    /** Whether it cannot be right. */
    public boolean isWrong() {
        return doubt == Doubt.WRONG;
    }

    /** Whether it may be wrong, as far as anybody knows now. */
    public boolean isInDoubt() {
        return doubt != Doubt.NONE;
    }

    /** Whether any of its stamps is in doubt, or was. */
    public boolean wasInDoubt() {
        return isInDoubt() || correction.isPresent();
    }

    /** Whether this one, which it gave, is or was. */
    public boolean wasInDoubt(Instant stamp) {
        return !stamp.isBefore(first)
                && (isInDoubt() || correction.filter(it -> stamp.isBefore(it.end())).isPresent());
    }

    /** What it should have been; nothing while nobody knows. */
    public Optional<Instant> corrected(Instant stamp) {
        return correction.map(it -> wasInDoubt(stamp) ? stamp.plus(it.by()) : stamp);
    }

    /** That it is wrong, in words, and what to do. */
    public Optional<String> trouble() {
        return isWrong() ? Optional.of(words()) : Optional.empty();
    }

    private String words() {
        var known = newest.filter(one -> one.at().isAfter(built));
        return "the clock is wrong since the start: it says "
                + time.now().truncatedTo(ChronoUnit.SECONDS)
                + ", but "
                + known.map(Written::what).orElse("this Postern")
                + (known.isPresent() ? " was written " : " was built ")
                + known.map(Written::at).orElse(built).truncatedTo(ChronoUnit.SECONDS)
                + ". Messages that bring no time get a wrong one; in those that wait on disk it is"
                + " put right once the clock is set. See that a time server can be reached"
                + " (timedatectl), or set the clock (sudo date -s)"
                + (known.isPresent()
                        ? "; if the file's time is wrong, touch the file and start again"
                        : "");
    }
}
