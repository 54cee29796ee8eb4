package io.postern.simulator;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Inbox;
import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.simulator.field.Turn;
import io.postern.simulator.setting.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One address that is played. It outlives reloads and reconnections, so that its sequence goes on.
 * Its lock keeps the emitter and the one who asks for a message apart; nobody waits for it for
 * ever, because a handler may hold a thread for ever.
 */
final class SimulatedSource {

    /** Nothing will come by itself. */
    static final long NEVER = Duration.ofHours(1).toNanos();

    /** Acknowledgements wake the emitter when half the window is free; a few may stay behind. */
    private static final long SOON = Duration.ofMillis(10).toNanos();

    /** How often it looks whether another one is over. */
    private static final long MEANWHILE = Duration.ofMillis(100).toNanos();

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReceiveAddress address;
    private final List<ReceiveAddress> addresses;
    private final Inbox inbox;
    private final Time time;
    private final Recipe recipe;
    private final Rate rate;
    private final boolean acknowledged;
    private final Unconfirmed unconfirmed;
    private final long count;
    private final BooleanSupplier mayStart;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Arrival> again = List.of();
    private volatile long made;
    private volatile long madeBefore;
    private volatile long start;
    private volatile boolean paused;
    private volatile boolean still;

    /**
     * @param isOver whether the address of a name has made its last message
     */
    SimulatedSource(
            ReceiveAddress address,
            Inbox inbox,
            Time time,
            Runnable wake,
            Predicate<String> isOver) {
        var settings = address.settings();
        this.address = address;
        this.addresses = List.of(address);
        this.inbox = inbox;
        this.time = time;
        this.recipe = new Recipe(address, time);
        this.rate = Rate.of(address);
        this.acknowledged = settings.get(SimulatorSettings.ACKNOWLEDGED);
        this.unconfirmed = new Unconfirmed(settings.get(SimulatorSettings.RECEIVE_MAXIMUM));
        this.unconfirmed.restart(wake);
        this.start = time.nanos();
        var before = settings.find(SimulatorSettings.AFTER);
        this.mayStart = () -> before.isEmpty() || isOver.test(before.get());
        this.count =
                settings.find(SimulatorSettings.COUNT).map(Long::valueOf).orElse(Long.MAX_VALUE);
    }

    /** The link was opened: the clock starts here, and what was not acknowledged comes again. */
    void restart(Runnable wake) throws LinkException {
        alone(
                () -> {
                    start = time.nanos();
                    madeBefore = made;
                    again = unconfirmed.restart(wake);
                });
    }

    /** One message of each device, because somebody asked. */
    void round() throws LinkException {
        alone(
                () -> {
                    bringAgain();
                    if (paused || !mayStart.getAsBoolean()) {
                        return;
                    }
                    for (int left = recipe.devices(); left > 0 && made < count; left--) {
                        refuseWhenFull();
                        makeOne();
                    }
                });
    }

    /**
     * Hands over what is due, at most so many; returns the nanoseconds until it may go on.
     *
     * @param stopped whether to end in between
     */
    long run(int most, BooleanSupplier stopped) {
        if (!lock.tryLock()) {
            return SOON;
        }
        try {
            bringAgain();
            return address.trigger().kind() == Trigger.Kind.ALWAYS ? goOn(most, stopped) : NEVER;
        } finally {
            lock.unlock();
        }
    }

    boolean isNamed(String name) {
        return address.name().equals(name);
    }

    boolean isOver() {
        return made >= count;
    }

    /** Stands still from now on, or goes on as if no time had passed. Any thread may call it. */
    void pause(boolean stop) {
        paused = stop;
    }

    private long goOn(int most, BooleanSupplier stopped) {
        if (paused || !mayStart.getAsBoolean()) {
            still = true;
            return paused ? NEVER : MEANWHILE;
        }
        if (still) {
            still = false;
            start = time.nanos();
            madeBefore = made;
        }
        return catchUp(most, stopped);
    }

    /** How many messages should have been handed over by now and were not. */
    long behind() {
        boolean paced = address.trigger().kind() == Trigger.Kind.ALWAYS && !rate.isMax();
        return paced && !still ? Math.max(0, due() - made) : 0;
    }

    private long catchUp(int most, BooleanSupplier stopped) {
        long due = due();
        for (int left = most; made < due; left--) {
            if (left == 0 || stopped.getAsBoolean()) {
                return 0;
            }
            if (isFull()) {
                return SOON;
            }
            makeOne();
        }
        return made == count ? NEVER : start + rate.nanos(made - madeBefore) - time.nanos();
    }

    private void bringAgain() {
        again.forEach(arrival -> inbox.accept(arrival, addresses));
        again = List.of();
    }

    private long due() {
        long due = rate.due(time.nanos() - start);
        return due > count - madeBefore ? count : madeBefore + due;
    }

    private boolean isFull() {
        return acknowledged && unconfirmed.isFull();
    }

    private void refuseWhenFull() throws LinkException {
        if (isFull()) {
            throw new LinkException(
                    "address \""
                            + address.name()
                            + "\": expected acknowledgements, found none for "
                            + address.settings().get(SimulatorSettings.RECEIVE_MAXIMUM)
                            + " messages: it goes on when they come");
        }
    }

    private void makeOne() {
        var turn = Turn.of(made, recipe.devices());
        var content = recipe.content(turn);
        var place = recipe.place(turn);
        made = turn.number() + 1;
        inbox.accept(
                acknowledged ? unconfirmed.add(content, place) : Arrival.of(content, place),
                addresses);
    }

    private void alone(Step step) throws LinkException {
        if (!isLockedInTime()) {
            throw new LinkException(
                    "address \""
                            + address.name()
                            + "\": expected its last message to be taken, found it still being"
                            + " handled: see which handler holds it");
        }
        try {
            step.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLockedInTime() {
        try {
            return lock.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Something done while nobody else makes messages. */
    private interface Step {

        void run() throws LinkException;
    }
}
