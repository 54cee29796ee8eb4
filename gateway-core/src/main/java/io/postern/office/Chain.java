package io.postern.office;

import io.postern.api.carrier.Acknowledgement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What hangs on one inbound message: it is confirmed to its sender when everything made of it is
 * safe everywhere it must go. Whoever takes on a part holds the chain, and releases it when that
 * part is safe. Who makes a chain holds it first.
 */
public final class Chain {

    private final AtomicInteger holds = new AtomicInteger(1);
    private final Flights flights;
    private final Runnable whenSafe;

    private Chain(Flights flights, Runnable whenSafe) {
        this.flights = flights;
        this.whenSafe = whenSafe;
        flights.begin();
    }

    /** The chain of a sender that waits for its acknowledgement. */
    public static Chain waiting(Flights flights, Acknowledgement acknowledgement) {
        return new Chain(flights, acknowledgement::confirm);
    }

    /** The chain of a sender that cannot wait; its room in the budget was taken before. */
    public static Chain budgeted(Flights flights, Budget budget, int bytes) {
        return new Chain(flights, () -> budget.free(bytes));
    }

    public void hold() {
        holds.incrementAndGet();
    }

    public void release() {
        if (holds.decrementAndGet() == 0) {
            try {
                if (!flights.areLeft()) {
                    whenSafe.run();
                }
            } finally {
                flights.end();
            }
        }
    }
}
