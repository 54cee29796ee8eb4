package io.postern.time;

import io.postern.api.context.Time;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clocks, and timers on one thread. What a timer runs here must be short and must not
 * block: it hands over to a lane whatever is not.
 */
public final class SystemTime implements Time, AutoCloseable {

    private final ScheduledThreadPoolExecutor timers;

    public SystemTime() {
        timers = new ScheduledThreadPoolExecutor(1, task -> daemon("timers", task));
        timers.setRemoveOnCancelPolicy(true);
        timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

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
        return timer(timers.schedule(guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Timer every(Duration period, Runnable task) {
        var beats = new Beats(period.toNanos(), guarded(task));
        beats.begin();
        return beats;
    }

    /** Runs at every beat of its period, and leaves out those that are over already. */
    private final class Beats implements Runnable, Timer {

        private final long period;
        private final Runnable task;
        private long due = System.nanoTime();
        private Optional<Future<?>> next = Optional.empty();
        private boolean ended;

        Beats(long period, Runnable task) {
            if (period <= 0) {
                throw new IllegalArgumentException("expected a period, found " + period + " ns");
            }
            this.period = period;
            this.task = task;
        }

        @Override
        public void run() {
            task.run();
            if (!timers.isShutdown()) {
                begin();
            }
        }

        /** Begins to wait for the next that is not over. */
        synchronized void begin() {
            if (!ended) {
                long over = (System.nanoTime() - due) / period;
                due += (over + 1) * period;
                next = Optional.of(timers.schedule(this, left(), TimeUnit.NANOSECONDS));
            }
        }

        private long left() {
            return due - System.nanoTime();
        }

        @Override
        public synchronized void cancel() {
            ended = true;
            next.ifPresent(waiting -> waiting.cancel(false));
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }

    private static Timer timer(Future<?> future) {
        return () -> future.cancel(false);
    }

    /**
     * A periodic task that throws would end silently, errors too: what it throws is the thread's
     * own matter.
     */
    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        };
    }

    /**
     * A thread that remembers nothing of who asked for it: it may outlive the plugin under whose
     * call it begins, and must not keep that plugin's class loader in memory.
     */
    static Thread daemon(String name, Runnable task) {
        var thread = unbound(() -> new Thread(task, name));
        thread.setContextClassLoader(SystemTime.class.getClassLoader());
        thread.setDaemon(true);
        return thread;
    }

    // Until Java 24 a thread keeps the protection domains of all its maker's callers. There is no
    // other way round it.
    @SuppressWarnings("removal")
    private static Thread unbound(PrivilegedAction<Thread> making) {
        return AccessController.doPrivileged(making);
    }
}
