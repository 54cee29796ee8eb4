package io.postern.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what may block, beside the event loop. Its threads end when there is nothing to do. */
public final class Workers {

    private final ThreadPoolExecutor threads;

    public Workers(String name, int most, int queued) {
        threads =
                new ThreadPoolExecutor(
                        most,
                        most,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queued),
                        task -> daemon(task, name));
        threads.allowCoreThreadTimeOut(true);
    }

    /** Whether there is room for it. */
    public boolean offer(Runnable task) {
        try {
            threads.execute(task);
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    public void close() {
        threads.shutdownNow();
    }

    public static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
