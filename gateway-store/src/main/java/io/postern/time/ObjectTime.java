package io.postern.time;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** The clock of one plugin object: its timers run where the object's calls run, and end with it. */
public final class ObjectTime implements Time, AutoCloseable {

    private final Time time;
    private final Executor runner;
    private final Set<Timer> timers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public ObjectTime(Time time, Executor runner) {
        this.time = time;
        this.runner = runner;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        var timer = kept(task);
        return under(timer, time.after(delay, timer::fireOnce));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        var timer = kept(task);
        return under(timer, time.every(period, timer::fire));
    }

    @Override
    public void close() {
        closed = true;
        timers.forEach(Timer::cancel);
    }

    /** Known before it is set: it may fire, and be forgotten, before anybody could note it. */
    private OwnTimer kept(Runnable task) {
        var timer = new OwnTimer(task);
        timers.add(timer);
        return timer;
    }

    private Timer under(OwnTimer timer, Timer under) {
        timer.under = under;
        if (closed || timer.done.get()) {
            timer.cancel();
        }
        return timer;
    }

    private final class OwnTimer implements Timer {

        private final Runnable task;
        private final AtomicBoolean done = new AtomicBoolean();
        private final AtomicBoolean pending = new AtomicBoolean();
        private volatile Timer under = () -> {};

        OwnTimer(Runnable task) {
            this.task = task;
        }

        void fireOnce() {
            fire();
            timers.remove(this);
        }

        /** A period that ends while the last run still waits is left out. */
        void fire() {
            if (!done.get() && pending.compareAndSet(false, true)) {
                runner.execute(
                        () -> {
                            pending.set(false);
                            if (!done.get()) {
                                task.run();
                            }
                        });
            }
        }

        @Override
        public void cancel() {
            done.set(true);
            under.cancel();
            timers.remove(this);
        }
    }
}
