package io.postern.time;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * For what may block: one job at a time, in the order given. What waits in it has no bound of its
 * own: these are messages, and those are bounded where they come in (see {@link
 * io.postern.chain.Budget}).
 */
public interface Lane extends Executor, AutoCloseable {

    /** After {@link #close} jobs are thrown away. */
    @Override
    default void execute(Runnable job) {
        tryExecute(job);
    }

    /** Says whether the job will run; not after {@link #finish} or {@link #close}. */
    boolean tryExecute(Runnable job);

    /** Whether its jobs run on a thread. */
    boolean runsOn(Thread other);

    /** Interrupts the job that runs and forgets those that wait. */
    @Override
    default void close() {
        abandon();
    }

    /** The same; gives back those that wait, which will not run. */
    List<Runnable> abandon();

    /** Takes no more jobs, and ends when those it has are done. */
    void finish();

    /** Completes when it takes no more jobs and the last one is done. */
    CompletableFuture<Void> ended();
}
