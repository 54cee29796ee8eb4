package io.postern.time;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread of its own for what may block: one job at a time, in the order given. The thread is
 * there only while there is work. The queue has no bound of its own: what waits in it are messages,
 * and those are bounded where they come in (see {@link io.postern.chain.Budget}).
 */
public class Lane implements Executor, AutoCloseable {

    private static final long IDLE_SECONDS = 2;

    private final ThreadPoolExecutor thread;
    private volatile Optional<Thread> newest = Optional.empty();

    public Lane(String name) {
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        job -> {
                            var made = SystemTime.daemon(name, job);
                            newest = Optional.of(made);
                            return made;
                        },
                        new ThreadPoolExecutor.AbortPolicy());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Does one thing on a thread of its own. */
    public static void once(String name, Runnable job) {
        SystemTime.daemon(name, job).start();
    }

    /** After {@link #close} jobs are thrown away. */
    @Override
    public void execute(Runnable job) {
        tryExecute(job);
    }

    /** Says whether the job will run; not after {@link #finish} or {@link #close}. */
    public boolean tryExecute(Runnable job) {
        try {
            thread.execute(job);
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }

    /** Whether its jobs run on a thread. */
    public boolean runsOn(Thread other) {
        return newest.filter(mine -> mine == other).isPresent();
    }

    /** Interrupts the job that runs and forgets those that wait. */
    @Override
    public void close() {
        abandon();
    }

    /** The same; gives back those that wait, which will not run. */
    public List<Runnable> abandon() {
        return thread.shutdownNow();
    }

    /** Takes no more jobs, and ends when those it has are done. */
    public void finish() {
        thread.shutdown();
    }

    /** Whether all jobs ended within the time. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return thread.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }
}
