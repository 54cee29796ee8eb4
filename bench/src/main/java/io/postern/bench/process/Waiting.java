package io.postern.bench.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
public final class Waiting {

    private static final long NAP = 20_000_000;

    private Waiting() {}

    public static void pass(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Whether it came true in time. */
    public static boolean until(Condition condition, Duration most) throws IOException {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(NAP);
        }
        return true;
    }

    /** What is waited for. */
    public interface Condition {
        boolean holds() throws IOException;
    }
}
