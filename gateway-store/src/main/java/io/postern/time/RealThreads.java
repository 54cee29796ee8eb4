package io.postern.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Those of the machine. */
public final class RealThreads implements Threads {

    @Override
    public Lane lane(String name) {
        return new ThreadLane(name);
    }

    @Override
    public void once(String name, Runnable job) {
        SystemTime.daemon(name, job).start();
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration most) throws InterruptedException {
        try {
            done.get(Math.max(0, most.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
        return true;
    }
}
