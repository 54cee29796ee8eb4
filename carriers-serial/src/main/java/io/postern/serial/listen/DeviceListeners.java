package io.postern.serial.listen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All that listens to one device. What is taken away hears nothing more. What hears may be held by
 * whoever gets its messages: nobody waits for that without end, so that the device can be closed.
 */
public final class DeviceListeners {

    private static final long LONGEST_SECONDS = 2;

    private final ReentrantLock hearing = new ReentrantLock();
    private volatile List<DeviceListener> all = List.of();

    public List<DeviceListener> all() {
        return all;
    }

    /**
     * When this returns, those that are not among them have heard their last; but for one that is
     * held in the midst of it.
     */
    public void change(List<DeviceListener> next) {
        boolean alone = isAloneInTime();
        all = List.copyOf(next);
        if (alone) {
            hearing.unlock();
        }
    }

    private boolean isAloneInTime() {
        try {
            return hearing.tryLock() || hearing.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void hear(byte[] bytes, int from, int count) {
        alone(() -> all.forEach(ear -> ear.hear(bytes, from, count)));
    }

    /** Ends an exchange: what it left is heard before anything that comes later. */
    public void takeBack(byte[] left, SharedPort sharedPort) {
        alone(
                () -> {
                    hear(left, 0, left.length);
                    var rest = sharedPort.end();
                    hear(rest, 0, rest.length);
                });
    }

    void silence(Duration since) {
        alone(() -> all.forEach(ear -> ear.silence(since)));
    }

    /** The shortest silence that one of them waits for. */
    Optional<Duration> awaits() {
        return all.stream().flatMap(ear -> ear.awaits().stream()).min(Duration::compareTo);
    }

    /** Whoever is interrupted hears nothing while another one is held, and all where none is. */
    private void alone(Runnable job) {
        try {
            if (!hearing.tryLock()) {
                hearing.lockInterruptibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            job.run();
        } finally {
            hearing.unlock();
        }
    }
}
