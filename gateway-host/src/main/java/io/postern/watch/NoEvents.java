package io.postern.watch;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stands in where the system gives no watcher, such as when too many programs have one.
 *
 * @param why in words
 */
record NoEvents(String why, CountDownLatch closed) implements WatchService {

    NoEvents(String why) {
        this(why, new CountDownLatch(1));
    }

    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public @Nullable WatchKey poll() {
        return null;
    }

    @Override
    public @Nullable WatchKey poll(long timeout, TimeUnit unit) throws InterruptedException {
        if (closed.await(timeout, unit)) {
            throw new ClosedWatchServiceException();
        }
        return null;
    }

    @Override
    public WatchKey take() throws InterruptedException {
        closed.await();
        throw new ClosedWatchServiceException();
    }
}
