package io.postern.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * Does everything that there is to do, one thing at a time, on the thread that turns it: jobs of
 * lanes in an order that chance decides, and alarms when their time has come.
 */
final class Clockwork {

    private static final long LONGEST_STALL = 50_000_000;
    private static final int STALLS_ARE_ONE_IN = 16;
    private static final int SLEEPERS_ARE_ONE_IN = 3;

    private final SplittableRandom chance;
    private final List<SimulatedLane> lanes = new ArrayList<>();
    private final List<SimulatedLane> ready = new ArrayList<>();
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private final Deque<SimulatedThread> idle = new ArrayDeque<>();
    private Optional<SimulatedThread> running = Optional.empty();
    private boolean hasJobs;
    private long nanos;
    private long numbers;

    Clockwork(SplittableRandom chance) {
        this.chance = chance;
    }

    /** Something to do at a time. */
    static final class Alarm implements Comparable<Alarm> {

        private final SimulatedProcess owner;
        private final Runnable job;
        private final long period;
        private long due;
        private long number;

        private Alarm(SimulatedProcess owner, Runnable job, long period) {
            this.owner = owner;
            this.job = job;
            this.period = period;
        }

        @Override
        public int compareTo(Alarm other) {
            return due == other.due
                    ? Long.compare(number, other.number)
                    : Long.compare(due, other.due);
        }
    }

    long nanos() {
        return nanos;
    }

    Alarm set(SimulatedProcess owner, Duration delay, Duration period, Runnable job) {
        var alarm = new Alarm(owner, job, period.toNanos());
        alarm.due = nanos + Math.max(0, delay.toNanos());
        alarm.number = numbers++;
        alarms.add(alarm);
        return alarm;
    }

    void cancel(Alarm alarm) {
        alarms.remove(alarm);
    }

    void add(SimulatedLane lane) {
        lanes.removeIf(SimulatedLane::isOver);
        lanes.add(lane);
    }

    /** A lane has something to do. */
    void jobCame() {
        hasJobs = true;
    }

    /** A process is gone, with everything that it had to do. */
    void forget(SimulatedProcess gone) {
        lanes.removeIf(lane -> lane.owner() == gone);
        alarms.removeIf(alarm -> alarm.owner == gone);
    }

    /** Does a job of those that may sleep. Most do not: they need no thread of their own. */
    void begin(Runnable job) {
        if (chance.nextInt(SLEEPERS_ARE_ONE_IN) > 0) {
            alone(Optional.empty(), job);
            return;
        }
        var thread = idle.isEmpty() ? new SimulatedThread() : idle.pop();
        turn(thread, () -> thread.begin(job));
    }

    private void turn(SimulatedThread thread, Runnable move) {
        alone(Optional.of(thread), move);
        if (thread.isIdle()) {
            idle.push(thread);
        }
    }

    private void alone(Optional<SimulatedThread> runs, Runnable move) {
        var before = running;
        running = runs;
        try {
            move.run();
        } finally {
            running = before;
        }
    }

    /** Lets one that sleeps go on. */
    void goOn(SimulatedThread sleeper) {
        turn(sleeper, sleeper::goOn);
    }

    /** The one that is at it: only that may sleep. */
    Optional<SimulatedThread> running() {
        return running;
    }

    void end() {
        idle.forEach(SimulatedThread::end);
        idle.clear();
    }

    /** Goes on until it is so, or the time is over; says whether it is so. */
    boolean until(BooleanSupplier done, Duration most) {
        long end = nanos + Math.max(0, most.toNanos());
        while (!done.getAsBoolean()) {
            if (!step(end)) {
                // what went on in between may have taken longer
                nanos = Math.max(nanos, end);
                return false;
            }
        }
        return true;
    }

    /** Nothing where there is nothing more to do before the end. */
    private boolean step(long end) {
        findReady();
        var next = alarms.peek();
        boolean isToRing = next != null && next.due <= end;
        boolean isNear = isToRing && next.due - nanos < LONGEST_STALL;
        if (ready.isEmpty() || isNear && chance.nextInt(STALLS_ARE_ONE_IN) == 0) {
            if (isToRing) {
                ring(alarms.remove());
            }
            return isToRing;
        }
        run(ready.get(chance.nextInt(ready.size()))::runNext);
        return true;
    }

    /** Thousands of times in a run: so without anything made for it. */
    private void findReady() {
        ready.clear();
        if (!hasJobs) {
            return;
        }
        hasJobs = false;
        for (int at = 0; at < lanes.size(); at++) {
            var lane = lanes.get(at);
            hasJobs |= lane.hasJobs();
            if (lane.isReady()) {
                ready.add(lane);
            }
        }
    }

    /** What is killed in the midst of its job is over: whoever turns the clockwork goes on. */
    private static void run(Runnable job) {
        try {
            job.run();
        } catch (SimulatedProcess.Killed gone) {
            // that is its end
        }
    }

    private void ring(Alarm alarm) {
        nanos = Math.max(nanos, alarm.due);
        if (alarm.owner.isFrozen()) {
            alarm.due = alarm.owner.frozenUntil();
            alarms.add(alarm);
            return;
        }
        if (alarm.period > 0) {
            alarm.due += alarm.period * (1 + (nanos - alarm.due) / alarm.period);
            alarm.number = numbers++;
            alarms.add(alarm);
        }
        if (!alarm.owner.isDead()) {
            run(alarm.job);
        }
    }
}
