package io.postern.serial.listen;

import io.postern.api.context.Fatal;
import io.postern.api.context.Time;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Listens to one device with a thread of its own, for as long as somebody wants to hear. What comes
 * during an exchange is the exchange's.
 */
public final class Reader implements Runnable {

    private static final int BUFFER = 1 << 13;
    private static final Duration SHORTEST_READ = Duration.ofMillis(1);
    private static final Duration LONGEST_READ = Duration.ofMillis(250);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    /** A device that never stops gets the processor for so long, then others have their turn. */
    private static final long TURN_NANOS = 10_000_000;

    private static final long REST_NANOS = 1_000_000;

    private final Port port;
    private final DeviceListeners listeners;
    private final SharedPort sharedPort;
    private final StrayBytes stray;
    private final Time time;
    private final Consumer<String> lost;
    private final Thread thread;
    private volatile boolean ended;

    public Reader(
            Port port,
            DeviceListeners listeners,
            StrayBytes stray,
            Time time,
            Consumer<String> lost) {
        this.port = port;
        this.listeners = listeners;
        this.sharedPort = new SharedPort(port, time);
        this.stray = stray;
        this.time = time;
        this.lost = lost;
        this.thread = new Thread(this, "serial-" + port.name());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** What exchanges use in place of the port. */
    public SharedPort sharedPort() {
        return sharedPort;
    }

    /** Ends it, soon where the port stays open and at once where it was closed. */
    public void end() {
        ended = true;
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            listen();
            sharedPort.ended(port.name() + ": nobody listens any more");
        } catch (PortException gone) {
            over(gone.getMessage());
        } catch (RuntimeException | Error broken) {
            Fatal.check(broken);
            over(port.name() + ": listening stopped: " + broken);
        }
    }

    private void over(String why) {
        sharedPort.ended(why);
        if (!ended) {
            lost.accept(why);
        }
    }

    private void listen() throws PortException {
        var buffer = new byte[BUFFER];
        long heard = time.nanos();
        long rested = heard;
        while (!ended) {
            int count = port.read(buffer, 0, buffer.length, longest(time.nanos() - heard));
            long now = time.nanos();
            if (count > 0) {
                hear(buffer, count);
                heard = time.nanos();
                rested = rest(rested);
            } else {
                listeners.silence(Duration.ofNanos(now - heard));
                rested = now;
            }
            stray.tell();
        }
    }

    private void hear(byte[] buffer, int count) {
        int taken = sharedPort.offer(buffer, 0, count);
        if (taken < count) {
            listeners.hear(buffer, taken, count - taken);
        }
    }

    /** Until the next silence that somebody waits for. */
    private Duration longest(long sinceNanos) {
        var most = listeners.awaits().map(gap -> gap.minusNanos(sinceNanos)).orElse(LONGEST_READ);
        if (most.compareTo(SHORTEST_READ) < 0) {
            return SHORTEST_READ;
        }
        return most.compareTo(LONGEST_READ) < 0 ? most : LONGEST_READ;
    }

    private long rest(long rested) {
        if (time.nanos() - rested < TURN_NANOS) {
            return rested;
        }
        LockSupport.parkNanos(this, REST_NANOS);
        return time.nanos();
    }
}
