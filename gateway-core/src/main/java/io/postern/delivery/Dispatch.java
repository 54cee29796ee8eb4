package io.postern.delivery;

import io.postern.api.context.Time;
import io.postern.api.link.Outcome;
import io.postern.api.link.SendingLink;
import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.time.SerialExecutor;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Sends the deliveries of all destinations of one carrier over its link: in turn, in order, and
 * never more at once than the link's window. It outlives its links, and the carrier's reloads.
 *
 * <p>Everything here happens in turn (see {@link SerialExecutor}): whoever brings a delivery sends
 * it on its own thread when nobody else is at it.
 */
public final class Dispatch {

    private static final int MOST_AT_ONCE = 100;

    private final Time time;
    private final Executor lane;
    private final SerialExecutor turns;
    private final Set<DestinationQueue> lines = new LinkedHashSet<>();
    private final Deque<DestinationQueue> ready = new ArrayDeque<>();
    // what lines that moved or went left on its way: it fills the window, and nobody waits for it
    private final Set<Delivery> strays = new HashSet<>();
    private final Suspicion suspicion = new Suspicion();
    private Optional<SendingLink> link = Optional.empty();
    private boolean holding;
    private int flying;
    private long answered;

    /**
     * @param lane where it does what comes by the clock, and what is too much for one that only
     *     brings a delivery
     */
    public Dispatch(Time time, Executor lane) {
        this.time = time;
        this.lane = lane;
        this.turns = new SerialExecutor(this::pump, lane);
    }

    public void onLane(Runnable job) {
        lane.execute(job);
    }

    /** Does something on the clock's one thread: it must be short. */
    void after(Duration delay, Runnable job) {
        time.after(delay, job);
    }

    /** The link is up: what waits goes out. One that was up before is as good as lost. */
    public void up(SendingLink now) {
        turns.take(
                () -> {
                    link.ifPresent(this::lose);
                    link = Optional.of(now);
                    holding = false;
                    List.copyOf(lines).forEach(this::attend);
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

    /**
     * The same, where the other end closed it without saying why: a message that was on its way may
     * be the reason.
     */
    public void closed(SendingLink gone) {
        turns.take(() -> link.filter(now -> now == gone).ifPresent(this::loseClosed));
    }

    private void loseClosed(SendingLink gone) {
        suspicion.closed(lines, flying).forEach(one -> end(one, Suspicion.REASON));
        lose(gone);
    }

    /** Another one whenever something was sent or answered; none while nobody is at it. */
    public Optional<Traffic> progress() {
        return turns.areTaken() ? Optional.of(new Traffic(flying, answered)) : Optional.empty();
    }

    /** Tells how a link does, in turn; nothing where it is not the one in use. */
    public void look(SendingLink at, Consumer<Traffic> eye) {
        turns.take(
                () -> {
                    if (is(at)) {
                        eye.accept(new Traffic(flying, answered));
                    }
                });
    }

    private void lose(SendingLink gone) {
        link = Optional.empty();
        flying = 0;
        strays.forEach(Delivery::land);
        strays.clear();
        lines.forEach(DestinationQueue::allBack);
        List.copyOf(lines).forEach(this::attend);
    }

    private boolean is(SendingLink one) {
        return link.filter(now -> now == one).isPresent();
    }

    /**
     * What a dispatch does for a line whenever something about it changed. Made once for each, so
     * that waking a line costs nothing.
     */
    final class Care implements Runnable {

        private final DestinationQueue line;

        private Care(DestinationQueue line) {
            this.line = line;
        }

        Dispatch owner() {
            return Dispatch.this;
        }

        void take() {
            turns.take(this);
        }

        @Override
        public void run() {
            attend(line);
        }
    }

    Care care(DestinationQueue line) {
        return new Care(line);
    }

    private void attend(DestinationQueue line) {
        if (line.owner() != this) {
            line.wake();
        } else if (line.isRemoved()) {
            forget(line);
            line.clear().forEach(line.destination()::orphan);
        } else if (line.goal() != this) {
            forget(line);
            line.owner(line.goal());
            line.wake();
        } else {
            lines.add(line);
            line.tend(link.isPresent() && !holding);
            check(line);
        }
    }

    private void forget(DestinationQueue line) {
        strays.addAll(line.leave());
        line.destination().counters().takesAgain(time);
        suspicion.forget(line);
        lines.remove(line);
        if (line.isReady()) {
            ready.remove(line);
            line.ready(false);
        }
    }

    private void check(DestinationQueue line) {
        if (line.owner() == this && !line.isReady() && line.hasNext()) {
            line.ready(true);
            ready.add(line);
        }
    }

    /**
     * Sends while there is something to send and room in the window. After a number of them the
     * rest is another turn.
     */
    private void pump() {
        int left = MOST_AT_ONCE;
        while (link.isPresent() && !holding && !ready.isEmpty() && hasRoom(link.get())) {
            if (left-- == 0) {
                turns.take(() -> {});
                return;
            }
            var line = ready.remove();
            line.ready(false);
            if (line.hasNext()) {
                send(line.next(), link.get());
                check(line);
            }
        }
    }

    private boolean hasRoom(SendingLink now) {
        return flying < now.window() && !(flying > 0 && suspicion.isOn());
    }

    private void send(Delivery delivery, SendingLink now) {
        flying++;
        try {
            now.send(delivery.line().destination().leaving(delivery), delivery);
        } catch (SkippedException e) {
            flying--;
            delivery.line().done(delivery);
            delivery.line().destination().skipped(delivery, e.rule());
        } catch (UndeliverableException e) {
            delivery.settle(refused(delivery, e.getMessage()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            delivery.settle(refused(delivery, "the carrier failed: " + e));
        }
    }

    /** Its carrier may be taken away while a message is written: then the message waits. */
    private static Outcome refused(Delivery delivery, String why) {
        return delivery.line().destination().standsStill()
                ? new Outcome.Later(why)
                : new Outcome.Refused(why);
    }

    /** Any thread: an answer to a delivery that left here. */
    void settle(Delivery delivery, Outcome outcome) {
        turns.take(
                outcome instanceof Outcome.Delivered
                        ? delivery
                        : () -> answered(delivery, outcome));
    }

    /** In turn: the first answer counts, and none after the link was lost. */
    void answered(Delivery delivery, Outcome outcome) {
        if (delivery.flies()) {
            flying--;
            answered++;
            if (!strays.isEmpty() && strays.remove(delivery)) {
                delivery.land();
            } else {
                end(delivery, outcome);
            }
        }
    }

    private void end(Delivery delivery, Outcome outcome) {
        var line = delivery.line();
        line.acquit(delivery);
        if (outcome instanceof Outcome.Later later) {
            line.back(delivery);
            pause(line);
            line.destination().counters().notNow(later.why(), time);
            return;
        }
        boolean tried = delivery.isTrial();
        line.done(delivery);
        if (tried) {
            check(line);
            line.destination().counters().takesAgain(time);
        }
        if (outcome instanceof Outcome.Refused refused) {
            line.destination().bury(delivery, refused.why());
        } else {
            line.destination().delivered(delivery);
        }
    }

    /** The line waits, longer each time, then goes on in its old order. */
    private void pause(DestinationQueue line) {
        if (!line.isPaused()) {
            // on the clock's one thread it might have to send for others too
            time.after(line.pause(), () -> onLane(() -> turns.take(() -> goOn(line))));
        }
    }

    /** A line that moved on in the meantime is not ours to wake. */
    private void goOn(DestinationQueue line) {
        if (line.owner() == this) {
            line.goOn();
            attend(line);
        }
    }
}
