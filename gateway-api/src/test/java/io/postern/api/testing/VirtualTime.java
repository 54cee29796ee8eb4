package io.postern.api.testing;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A clock that stands still until a test moves it. Timers run on the thread that calls {@link
 * #advance}, in the order in which they are due, those of one moment in the order they were set;
 * what a timer throws reaches the test. Any thread may read it and set timers.
 */
public final class VirtualTime implements Time {

    private final PriorityQueue<Alarm> alarms =
            new PriorityQueue<>(
                    Comparator.<Alarm>comparingLong(alarm -> alarm.due)
                            .thenComparingLong(alarm -> alarm.number));
    private Instant epoch;
    private long nanos;
    private long numbers;

    /** Starts on 16 May 2024 at midnight, UTC. */
    public VirtualTime() {
        this(Instant.parse("2024-05-16T00:00:00Z"));
    }

    public VirtualTime(Instant start) {
        epoch = start;
    }

    @Override
    public synchronized Instant now() {
        return epoch.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return set(delay, 0, task);
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        if (period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException("expected a period above 0, found " + period);
        }
        return set(period, period.toNanos(), task);
    }

    /** Moves both clocks on and runs every timer that comes due on the way, at its own moment. */
    public void advance(Duration by) {
        long goal = nanos() + by.toNanos();
        var next = takeDue(goal);
        while (next.isPresent()) {
            next.get().run();
            next = takeDue(goal);
        }
    }

    /** Sets the wall clock, as a person or a time server does; timers do not notice. */
    public synchronized void set(Instant wall) {
        epoch = wall.minusNanos(nanos);
    }

    /** How many timers are set. */
    public synchronized int timers() {
        return alarms.size();
    }

    private synchronized Timer set(Duration delay, long period, Runnable task) {
        var alarm = new Alarm(nanos + Math.max(0, delay.toNanos()), period, numbers++, task);
        alarms.add(alarm);
        return alarm;
    }

    private synchronized Optional<Alarm> takeDue(long goal) {
        var first = alarms.peek();
        if (first == null || first.due > goal) {
            nanos = goal;
            return Optional.empty();
        }
        alarms.remove();
        nanos = Math.max(nanos, first.due);
        if (first.period > 0) {
            first.due += first.period;
            first.number = numbers++;
            alarms.add(first);
        }
        return Optional.of(first);
    }

    private final class Alarm implements Timer {

        private final long period;
        private final Runnable task;
        private long due;
        private long number;

        private Alarm(long due, long period, long number, Runnable task) {
            this.due = due;
            this.period = period;
            this.number = number;
            this.task = task;
        }

        private void run() {
            task.run();
        }

        @Override
        public void cancel() {
            synchronized (VirtualTime.this) {
                alarms.remove(this);
            }
        }
    }
}
