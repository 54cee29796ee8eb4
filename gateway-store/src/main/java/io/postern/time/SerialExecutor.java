package io.postern.time;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets things happen one at a time without a lock and without a thread: who comes first works for
 * all, the others leave their step and go on. Steps happen in the order they came; after some of
 * them, {@code afterwards} runs once. A step may take further steps; they come after it. Nobody
 * works for the others for ever: after a number of steps the rest goes to the executor.
 */
public final class SerialExecutor {

    private static final int MOST_AT_ONCE = 1_000;

    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final Runnable afterwards;
    private final Executor others;

    public SerialExecutor(Runnable afterwards, Executor others) {
        this.afterwards = afterwards;
        this.others = others;
    }

    public void take(Runnable step) {
        if (left.compareAndSet(0, 1)) {
            run(step);
            work(1);
        } else {
            steps.add(step);
            if (left.getAndIncrement() == 0) {
                work(1);
            }
        }
    }

    /** Whether somebody works. */
    public boolean areTaken() {
        return left.get() != 0;
    }

    /** Goes on until nobody left a step since the last look, or there were enough. */
    private void work(int first) {
        int seen = first;
        for (int more = MOST_AT_ONCE; seen != 0; more--) {
            if (more <= 0) {
                int rest = seen;
                others.execute(() -> work(rest));
                return;
            }
            var step = steps.poll();
            while (step != null) {
                run(step);
                step = --more > 0 ? steps.poll() : null;
            }
            run(afterwards);
            // only where no step was left behind: those are counted too
            seen = more > 0 ? left.addAndGet(-seen) : seen;
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
