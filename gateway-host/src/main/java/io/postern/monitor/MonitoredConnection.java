package io.postern.monitor;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Decides what is told of one connection. A loss or a return counts once it lasted as long as the
 * patience; a connection that is lost again before that flaps, and is told as lost once, from its
 * first loss to its last return. Everything happens on one lane.
 */
final class MonitoredConnection {

    private final Time time;
    private final Executor lane;
    private final Runnable save;
    private final Telling telling;
    private Duration patience;
    private Optional<SavedState> kept;
    private Optional<Loss> trouble;
    private boolean neverUp;
    private boolean up;
    private long since;
    private Optional<Time.Timer> timer = Optional.empty();
    private int waits;

    /**
     * A loss that was not told yet: it may turn out to be a hiccup.
     *
     * @param since when it began, by the clock as it goes when it is told
     * @param certain whether it is told however soon the connection is back
     * @param why in words
     */
    private record Loss(Supplier<Instant> since, boolean certain, String why) {

        Loss because(String reason) {
            return certain ? this : new Loss(since, false, reason);
        }
    }

    /** Told what has to be told. */
    interface Telling {

        void lost(Instant time, String reason);

        void returned(Instant time, Instant loss);
    }

    /**
     * Begins with what is kept: a connection that was up when the gateway ended was lost then.
     *
     * @param save told that what is {@link #kept} changed
     */
    MonitoredConnection(
            Time time,
            Executor lane,
            Duration patience,
            Optional<SavedState> kept,
            Runnable save,
            Telling telling) {
        this.time = time;
        this.lane = lane;
        this.patience = patience;
        this.kept = kept;
        this.save = save;
        this.telling = telling;
        this.since = time.nanos();
        this.neverUp = kept.isEmpty();
        this.trouble =
                neverUp ? Optional.of(begun(since)) : kept.flatMap(MonitoredConnection::pause);
        await();
    }

    private Loss begun(long nanos) {
        return new Loss(() -> wall(nanos), false, "it is not connected yet");
    }

    private static Optional<Loss> pause(SavedState kept) {
        return kept.isLost()
                ? Optional.empty()
                : Optional.of(new Loss(kept::alive, true, "the gateway was not running"));
    }

    /** What keeps it open was made anew. */
    void followedBy(Duration itsPatience) {
        patience = itsPatience;
        if (up) {
            lost("the carrier was made anew");
        }
    }

    /** What outlives a restart; nothing as long as nothing is known. */
    Optional<SavedState> kept() {
        return kept;
    }

    /**
     * Its links changed.
     *
     * @param isUp whether it is up with them
     * @param why it is not, where something says so
     */
    void changed(boolean isUp, String why) {
        if (isUp && !up) {
            returned();
        } else if (!isUp && up) {
            lost(why.isEmpty() ? "it was closed" : why);
        } else if (!isUp && !why.isEmpty()) {
            because(why);
        }
    }

    private void lost(String why) {
        up = false;
        since = time.nanos();
        if (!isToldLost()) {
            if (trouble.isPresent()) {
                because(why);
                tellLoss();
            } else {
                trouble = Optional.of(begun(since).because(why));
            }
        }
        await();
    }

    private void because(String why) {
        trouble = trouble.map(one -> one.because(why));
    }

    private void returned() {
        up = true;
        since = time.nanos();
        if (neverUp) {
            neverUp = false;
            trouble = Optional.empty();
        }
        await();
    }

    /** Notes that it is up, so that after a crash the gap begins here; says whether it is. */
    boolean noteAlive() {
        boolean notes = up && trouble.isEmpty() && !isToldLost() && kept.isPresent();
        if (notes) {
            kept = kept.map(known -> known.alive(time.now()));
        }
        return notes;
    }

    /** Nothing more is told, and what is known stays; says whether there is more to keep. */
    boolean stop() {
        forget();
        var before = kept;
        if (kept.isEmpty() && up) {
            kept = Optional.of(SavedState.connected(wall(since), time.now()));
        } else if (!isToldLost()) {
            kept = kept.map(known -> lastUp().map(known::alive).orElse(known));
        }
        return !kept.equals(before);
    }

    /** Empty where an earlier pause is not told yet: that is then the last known. */
    private Optional<Instant> lastUp() {
        if (trouble.isPresent() && trouble.get().certain()) {
            return Optional.empty();
        }
        return Optional.of(up ? time.now() : trouble.map(one -> one.since().get()).orElseThrow());
    }

    /** Nothing more is told. */
    void forget() {
        timer.ifPresent(Time.Timer::cancel);
        waits++;
    }

    private void await() {
        timer.ifPresent(Time.Timer::cancel);
        int wait = ++waits;
        timer = Optional.of(time.after(patience, () -> lane.execute(() -> lasted(wait))));
    }

    private void lasted(int wait) {
        if (wait != waits) {
            return;
        }
        if (up) {
            settle();
        } else if (!isToldLost()) {
            tellLoss();
        }
    }

    private void settle() {
        if (trouble.isPresent() && trouble.get().certain()) {
            tellLoss();
        }
        trouble = Optional.empty();
        if (isToldLost()) {
            tellReturn(kept.get().time());
        } else if (kept.isEmpty()) {
            keep(SavedState.connected(wall(since), time.now()));
        }
    }

    private void tellLoss() {
        var loss = trouble.orElseThrow();
        var at = loss.since().get();
        trouble = Optional.empty();
        neverUp = false;
        // first kept: should the gateway be killed in between, the return still tells of the loss
        keep(SavedState.lost(at));
        telling.lost(at, loss.why());
    }

    /** The wall clock may have been set back since the loss: no gap ends before it begins. */
    private void tellReturn(Instant loss) {
        var back = wall(since);
        var at = back.isBefore(loss) ? loss : back;
        // first told: a return told twice is known by its time, one never told would be missed
        telling.returned(at, loss);
        keep(SavedState.connected(at, time.now()));
    }

    private boolean isToldLost() {
        return kept.isPresent() && kept.get().isLost();
    }

    private void keep(SavedState now) {
        kept = Optional.of(now);
        save.run();
    }

    /** By the clock as it goes now: right even where it was set between then and now. */
    private Instant wall(long nanos) {
        return time.now().minusNanos(time.nanos() - nanos);
    }
}
