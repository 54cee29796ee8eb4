package io.postern.delivery;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets things happen one at a time without a lock and without a thread: who comes first works for
 * all, the others leave their step and go on. Steps happen in the order they came; after some of
 * them, {@code afterwards} runs once. A step may take further steps; they come after it.
 */
final class Turns {

    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final Runnable afterwards;

    Turns(Runnable afterwards) {
        this.afterwards = afterwards;
    }

    void take(Runnable step) {
        if (left.compareAndSet(0, 1)) {
            run(step);
            work();
        } else {
            steps.add(step);
            if (left.getAndIncrement() == 0) {
                work();
            }
        }
    }

    /** Goes on until nobody left a step since the last look. */
    private void work() {
        int seen = 1;
        while (seen != 0) {
            for (var step = steps.poll(); step != null; step = steps.poll()) {
                run(step);
            }
            run(afterwards);
            seen = left.addAndGet(-seen);
        }
    }

    /** A step that fails is a fault of ours: it must not stop those behind it. */
    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
