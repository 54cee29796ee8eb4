package io.postern.time;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Where threads come from, and how one waits for what others do. Nothing else here makes a thread
 * or waits, so that a simulation can stand in its place.
 */
public interface Threads {

    Lane lane(String name);

    /** Does one thing on a thread of its own. */
    void once(String name, Runnable job);

    /** Waits until it is done, in whatever way, and says whether that came true within the time. */
    boolean await(CompletableFuture<?> done, Duration most) throws InterruptedException;

    /** Waits as long as it takes. */
    default void await(CompletableFuture<?> done) throws InterruptedException {
        boolean isDone = false;
        while (!isDone) {
            isDone = await(done, Duration.ofHours(1));
        }
    }
}
