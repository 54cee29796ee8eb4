package io.postern.serial.port;

import io.postern.api.text.DurationText;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How ports wait. */
public final class Waits {

    private static final Duration LONGEST = Duration.ofDays(1);

    private Waits() {}

    public static long nanos(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : wait.toNanos();
    }

    /** An interrupted thread would not sleep but spin. */
    public static void nap(long nanos) throws PortException {
        if (Thread.currentThread().isInterrupted()) {
            throw new PortException("waiting for the port was broken off");
        }
        LockSupport.parkNanos(nanos);
    }

    public static String notTaken(Duration limit) {
        return "the port did not take what was written, not even "
                + DurationText.exact(limit)
                + " late; does the device hold the line with flow control, or is it stuck";
    }
}
