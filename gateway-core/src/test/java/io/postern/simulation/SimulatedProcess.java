package io.postern.simulation;

import io.postern.api.context.Time;
import io.postern.time.Lane;
import io.postern.time.Threads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** The clocks and threads of one process, which can be killed. */
final class SimulatedProcess implements Time, Threads {

    private static final Instant START = Instant.parse("2024-05-16T00:00:00Z");

    private static final int MUCH = 50;

    private final Clockwork clockwork;
    private final Canary canary;
    private Duration wrong = Duration.ZERO;
    private final Queue<SimulatedThread> sleepers = new ArrayDeque<>();
    private long frozenUntil;
    private boolean dead;

    /** What it was at when it was killed goes no further, as after any error of the machine. */
    static final class Killed extends VirtualMachineError {

        private static final long serialVersionUID = 1;

        Killed() {
            super("killed");
        }

        /** There are many of them, and nobody looks. */
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    SimulatedProcess(Clockwork clockwork, Canary canary) {
        this.clockwork = clockwork;
        this.canary = canary;
    }

    void kill() {
        dead = true;
        clockwork.forget(this);
        while (!sleepers.isEmpty()) {
            clockwork.goOn(sleepers.remove());
        }
    }

    boolean isDead() {
        return dead;
    }

    /** It stands still as a whole: whatever its clocks ring for is late. */
    void freeze(Duration time) {
        frozenUntil = Math.max(frozenUntil, clockwork.nanos() + time.toNanos());
    }

    /** When it goes on. */
    long frozenUntil() {
        return frozenUntil;
    }

    boolean isFrozen() {
        return clockwork.nanos() < frozenUntil;
    }

    /** Somebody sets the wall clock. */
    void jump(Duration by) {
        wrong = wrong.plus(by);
    }

    @Override
    public Instant now() {
        return START.plusNanos(clockwork.nanos()).plus(wrong);
    }

    @Override
    public long nanos() {
        long jumped = canary == Canary.EXPIRED_BY_THE_WALL_CLOCK ? MUCH * wrong.toNanos() : 0;
        return clockwork.nanos() + jumped;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return timer(delay, Duration.ZERO, task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        return timer(period, period, task);
    }

    private Timer timer(Duration delay, Duration period, Runnable task) {
        var alarm = clockwork.set(this, delay, period, task);
        return () -> clockwork.cancel(alarm);
    }

    /** For a job on a lane that may block: everything else goes on meanwhile. Most do not sleep. */
    void sleepNowAndThen(Duration time) {
        clockwork.running().ifPresent(sleeper -> sleep(sleeper, time));
    }

    private void sleep(SimulatedThread sleeper, Duration time) {
        sleepers.add(sleeper);
        after(
                time,
                () -> {
                    sleepers.remove(sleeper);
                    clockwork.goOn(sleeper);
                });
        sleeper.sleep();
        if (dead) {
            throw new Killed();
        }
    }

    /** Only handlers sleep. */
    @Override
    public Lane lane(String name) {
        boolean sleeps = name.startsWith("handler-");
        var lane = new SimulatedLane(this, clockwork, sleeps ? clockwork::begin : Runnable::run);
        clockwork.add(lane);
        return lane;
    }

    @Override
    public void once(String name, Runnable job) {
        lane(name).execute(job);
    }

    /**
     * Everything else goes on meanwhile. Whoever stood still while it waited waits once more, so
     * that what is only late is not given up.
     */
    @Override
    public boolean await(CompletableFuture<?> done, Duration most) {
        boolean isDone;
        long before;
        do {
            before = frozenUntil;
            isDone = clockwork.until(() -> dead || done.isDone() && !isFrozen(), most);
            while (!dead && isFrozen()) {
                long left = frozenUntil - clockwork.nanos();
                clockwork.until(() -> dead || !isFrozen(), Duration.ofNanos(left));
            }
        } while (!dead && !isDone && frozenUntil > before);
        if (dead) {
            throw new Killed();
        }
        return isDone;
    }
}
