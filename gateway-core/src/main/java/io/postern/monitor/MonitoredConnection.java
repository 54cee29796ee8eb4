package io.postern.monitor;

import io.postern.api.context.Time;
import io.postern.monitor.memory.ConnectionMemory;
import io.postern.monitor.memory.SavedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Decides what is told of one connection. A loss or a return counts once it lasted as long as the
 * patience; a connection that is lost again before that flaps, and is told as lost once, from its
 * first loss to its last return. Everything happens on one lane.
 */
final class MonitoredConnection {

    private final Time time;
    private final Executor lane;
    private final ConnectionMemory memory;
    private final Telling telling;
    private Duration patience;
    private Optional<SavedState> kept;
    private Optional<UntoldLoss> trouble;
    private boolean neverUp;
    private boolean up;
    private long since;
    private Optional<Time.Timer> timer = Optional.empty();
    private int waits;

    /** Told what has to be told. */
    interface Telling {

        void lost(Instant time, String reason);

        void returned(Instant time, Instant loss);
    }

    /** Begins with what is kept: a connection that was up when the gateway ended was lost then. */
    MonitoredConnection(
            Time time, Executor lane, Duration patience, ConnectionMemory memory, Telling telling) {
        this.time = time;
        this.lane = lane;
        this.patience = patience;
        this.memory = memory;
        this.telling = telling;
        this.since = time.nanos();
        this.kept = memory.load();
        this.neverUp = kept.isEmpty();
        this.trouble =
                neverUp ? Optional.of(begun(since)) : kept.flatMap(MonitoredConnection::pause);
        await();
    }

    private UntoldLoss begun(long nanos) {
        return new UntoldLoss(() -> wall(nanos), false, "it is not connected yet");
    }

    private static Optional<UntoldLoss> pause(SavedState kept) {
        return kept.isLost()
                ? Optional.empty()
                : Optional.of(new UntoldLoss(kept::alive, true, "the gateway was not running"));
    }

    /** What keeps it open was made anew. */
    void followedBy(Duration itsPatience) {
        patience = itsPatience;
        if (up) {
            lost("the carrier was made anew");
        }
    }

    boolean isUp() {
        return up;
    }

    void lost(String why) {
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

    /** It cannot come up, and here is why. */
    void because(String why) {
        trouble = trouble.map(one -> one.because(why));
    }

    void returned() {
        up = true;
        since = time.nanos();
        if (neverUp) {
            neverUp = false;
            trouble = Optional.empty();
        }
        await();
    }

    /** Notes that it is up, so that after a crash the gap begins here. */
    void noteAlive() {
        if (up && trouble.isEmpty() && !isToldLost()) {
            kept.ifPresent(known -> keep(known.alive(time.now())));
        }
    }

    /** The gateway ends: nothing more is told, and what is known stays. */
    void stop() {
        timer.ifPresent(Time.Timer::cancel);
        waits++;
        if (kept.isPresent() && !isToldLost()) {
            lastUp().ifPresent(last -> keep(kept.get().alive(last)));
        } else if (kept.isEmpty() && up) {
            keep(SavedState.connected(wall(since), time.now()));
        }
    }

    /** Empty where an earlier pause is not told yet: that is then the last known. */
    private Optional<Instant> lastUp() {
        if (trouble.isPresent() && trouble.get().certain()) {
            return Optional.empty();
        }
        return Optional.of(up ? time.now() : trouble.map(one -> one.since().get()).orElseThrow());
    }

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
        memory.save(now);
    }

    /** By the clock as it goes now: right even where it was set between then and now. */
    private Instant wall(long nanos) {
        return time.now().minusNanos(time.nanos() - nanos);
    }
}
