package io.postern.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what is on its way between one opening of the link and its closing. A late acknowledgement
 * of an earlier opening counts down a window that nobody uses any more.
 */
final class Window {

    private final int most;
    private final Runnable wake;
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean waited;

    /**
     * @param wake called by any thread once half of a full window is free again
     */
    Window(int most, Runnable wake) {
        this.most = most;
        this.wake = wake;
    }

    boolean isFull() {
        if (open.get() < most) {
            return false;
        }
        // First the mark, then the second look: an acknowledgement in between sees the mark.
        waited = true;
        return open.get() >= most;
    }

    void take() {
        open.incrementAndGet();
    }

    void free() {
        int left = open.decrementAndGet();
        if (waited && left <= most / 2) {
            waited = false;
            wake.run();
        }
    }
}
