package io.postern.time;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A lane with a thread of its own, which is there only while there is work. */
public final class ThreadLane implements Lane {

    private static final long IDLE_SECONDS = 2;

    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final ThreadPoolExecutor thread;
    private volatile Optional<Thread> newest = Optional.empty();

    public ThreadLane(String name) {
        thread = new Ending(job -> made(SystemTime.daemon(name, job)));
        thread.allowCoreThreadTimeOut(true);
    }

    private Thread made(Thread next) {
        newest = Optional.of(next);
        return next;
    }

    /** One thread at most; tells when it has ended for good. */
    private final class Ending extends ThreadPoolExecutor {

        Ending(ThreadFactory threads) {
            super(
                    1,
                    1,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(),
                    threads,
                    new AbortPolicy());
        }

        @Override
        protected void terminated() {
            ended.complete(null);
        }
    }

    @Override
    public boolean tryExecute(Runnable job) {
        try {
            thread.execute(job);
            return true;
        } catch (RejectedExecutionException over) {
            return false;
        }
    }

    @Override
    public boolean runsOn(Thread other) {
        return newest.filter(mine -> mine == other).isPresent();
    }

    @Override
    public List<Runnable> abandon() {
        return thread.shutdownNow();
    }

    @Override
    public void finish() {
        thread.shutdown();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }
}
