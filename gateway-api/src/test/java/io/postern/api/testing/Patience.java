package io.postern.api.testing;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what another thread does and then tells by a monitor. */
final class Patience {

    private Patience() {}

    /** Waits on the monitor until the condition, read under it, holds. */
    static void await(
            Object monitor, BooleanSupplier condition, Duration most, Supplier<String> otherwise) {
        long end = System.nanoTime() + most.toNanos();
        synchronized (monitor) {
            while (!condition.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError(otherwise.get());
                }
                pause(monitor, left);
            }
        }
    }

    private static void pause(Object monitor, long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(monitor, nanos);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interrupted);
        }
    }
}
