package io.postern.delivery;

import io.postern.api.carrier.Outcome;
import io.postern.api.carrier.Receipt;
import io.postern.api.carrier.SendingLink;
import io.postern.api.context.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Sends the parcels of all destinations of one carrier over its link: in turn, in order, and never
 * more at once than the link's window. It outlives its links, and the carrier's reloads.
 *
 * <p>Everything here happens in turn (see {@link Turns}): whoever brings a parcel sends it on its
 * own thread when nobody else is at it.
 */
public final class Dispatch {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 5;

    private final Time time;
    private final Turns turns = new Turns(this::pump);
    private final Set<Line> lines = new LinkedHashSet<>();
    private final Deque<Line> ready = new ArrayDeque<>();
    private Optional<SendingLink> link = Optional.empty();
    private boolean holding;
    private int flying;

    public Dispatch(Time time) {
        this.time = time;
    }

    /** The link is up: what waits goes out. One that was up before is as good as lost. */
    public void up(SendingLink now) {
        turns.take(
                () -> {
                    link.ifPresent(this::lose);
                    link = Optional.of(now);
                    holding = false;
                });
    }

    /**
     * The link is about to close: nothing more is sent, what is on its way may still be settled.
     */
    public void hold(SendingLink closing) {
        turns.take(() -> holding |= is(closing));
    }

    /**
     * The link is gone: what was on its way is sent again on the next one, before anything newer. A
     * link that was given up ends late: by then another may be up, which stays.
     */
    public void down(SendingLink gone) {
        turns.take(() -> link.filter(now -> now == gone).ifPresent(this::lose));
    }

    private void lose(SendingLink gone) {
        link = Optional.empty();
        flying = 0;
        lines.forEach(Line::allBack);
        lines.forEach(this::check);
    }

    private boolean is(SendingLink one) {
        return link.filter(now -> now == one).isPresent();
    }

    void send(Parcel parcel) {
        turns.take(() -> accept(parcel));
    }

    /** Something about the line changed. */
    void wake(Line line) {
        turns.take(() -> adopt(line));
    }

    /** Hands a line over with all it has. */
    void move(Line line, Dispatch next) {
        turns.take(
                () -> {
                    forget(line);
                    line.owner(next);
                    next.wake(line);
                });
    }

    /** What is not safe yet is given up, each with its reason. */
    void remove(Line line) {
        turns.take(
                () -> {
                    forget(line);
                    line.removed = true;
                    line.clear().forEach(line.destination()::orphan);
                });
    }

    private void adopt(Line line) {
        if (line.owner() == this && !line.removed) {
            lines.add(line);
            check(line);
        }
    }

    private void forget(Line line) {
        flying -= line.allBack();
        line.paused = false;
        lines.remove(line);
        if (line.isReady) {
            ready.remove(line);
            line.isReady = false;
        }
    }

    /**
     * Whoever was about to bring a parcel while the line moved or went brings it here all the same.
     */
    private void accept(Parcel parcel) {
        var line = parcel.line;
        if (line.owner() != this) {
            line.owner().send(parcel);
        } else if (line.removed) {
            line.destination().orphan(parcel);
        } else {
            line.add(parcel);
            adopt(line);
        }
    }

    private void check(Line line) {
        if (line.owner() == this && !line.isReady && line.hasNext()) {
            line.isReady = true;
            ready.add(line);
        }
    }

    /** Sends for as long as there is something to send and room in the window. */
    private void pump() {
        while (link.isPresent() && !holding && flying < link.get().window() && !ready.isEmpty()) {
            var line = ready.remove();
            line.isReady = false;
            if (line.hasNext()) {
                send(line.next(), link.get());
                check(line);
            }
        }
    }

    private void send(Parcel parcel, SendingLink now) {
        flying++;
        var attempt = new Attempt(parcel, parcel.attempt);
        try {
            var letter = parcel.letter();
            parcel.line.destination().tally().sent.increment();
            now.send(letter, attempt);
        } catch (Writing.Unsendable e) {
            attempt.settle(new Outcome.Refused(e.getMessage()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            attempt.settle(new Outcome.Refused("the carrier failed: " + e));
        }
    }

    /** One sending of a parcel: an answer to an earlier one means nothing any more. */
    private final class Attempt implements Receipt, Runnable {

        private final Parcel parcel;
        private final int number;

        Attempt(Parcel parcel, int number) {
            this.parcel = parcel;
            this.number = number;
        }

        /** The usual answer needs no object of its own. */
        @Override
        public void settle(Outcome what) {
            turns.take(what instanceof Outcome.Delivered ? this : () -> settleInTurn(what));
        }

        @Override
        public void run() {
            settleInTurn(Outcome.DELIVERED);
        }

        private void settleInTurn(Outcome what) {
            if (parcel.attempt == number && !parcel.settled) {
                flying--;
                end(parcel, what);
            }
        }
    }

    private void end(Parcel parcel, Outcome outcome) {
        var line = parcel.line;
        if (outcome instanceof Outcome.Later) {
            line.back(parcel);
            pause(line);
            return;
        }
        line.landed(parcel);
        line.failures = 0;
        if (outcome instanceof Outcome.Refused refused) {
            line.destination().bury(parcel, refused.why());
        } else {
            line.destination().delivered(parcel);
        }
    }

    /** The line waits, longer each time, then goes on in its old order. */
    private void pause(Line line) {
        if (!line.paused) {
            line.paused = true;
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(line.failures++, MOST_DOUBLINGS));
            time.after(pause, () -> turns.take(() -> goOn(line)));
        }
    }

    /** A line that moved on in the meantime is not ours to wake. */
    private void goOn(Line line) {
        if (line.owner() == this) {
            line.paused = false;
            check(line);
        }
    }
}
