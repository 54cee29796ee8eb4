package io.postern.chain;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.context.Time;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How many chains are open, for the end: the gateway waits until they are done. */
public final class OpenChains {

    /** The clock may be another than that of {@code wait}. */
    private static final long BETWEEN_LOOKS = 100;

    private final Time time;
    private final DuplicatesInFlight copies = new DuplicatesInFlight();
    private final InHand inHand = new InHand();
    private final Consumer<Acknowledgement> landing = this::end;
    private final AtomicLong open = new AtomicLong();
    private volatile boolean left;

    public OpenChains(Time time) {
        this.time = time;
    }

    /** One more; says how it ends. */
    Consumer<Acknowledgement> begin() {
        open.incrementAndGet();
        return landing;
    }

    private void end(Acknowledgement acknowledgement) {
        try {
            if (!left) {
                acknowledgement.confirm();
            }
        } finally {
            if (open.decrementAndGet() == 0) {
                synchronized (this) {
                    notifyAll();
                }
            }
        }
    }

    /**
     * From now on nothing is confirmed to its sender any more: what was not safe by then comes
     * again at the next start.
     */
    public void leave() {
        left = true;
    }

    /** What is worked at. */
    public InHand inHand() {
        return inHand;
    }

    /** Which of them are on their way under a uid. */
    public DuplicatesInFlight copies() {
        return copies;
    }

    public long open() {
        return open.get();
    }

    /** Waits until nothing is on its way, and says whether that came true within the time. */
    public synchronized boolean awaitNone(Duration most) throws InterruptedException {
        long end = time.nanos() + most.toNanos();
        while (open.get() > 0) {
            long left = Duration.ofNanos(end - time.nanos()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(Math.min(left, BETWEEN_LOOKS));
        }
        return true;
    }
}
