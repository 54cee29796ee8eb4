package io.postern.api.testing;

import io.postern.api.context.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's own clock, for tests of what has threads of its own. Close it to end its timers.
 */
public final class RealTime implements Time, AutoCloseable {

    static final String THREAD = "test-time";

    private final ScheduledThreadPoolExecutor timers =
            new ScheduledThreadPoolExecutor(1, RealTime::thread);

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        return timer(timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        long nanos = period.toNanos();
        return timer(timers.scheduleWithFixedDelay(task, nanos, nanos, TimeUnit.NANOSECONDS));
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    private static Timer timer(Future<?> future) {
        return () -> future.cancel(false);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, THREAD);
        thread.setDaemon(true);
        return thread;
    }
}
