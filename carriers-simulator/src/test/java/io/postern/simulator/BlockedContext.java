package io.postern.simulator;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.testing.ForwardingContext;
import java.util.concurrent.CountDownLatch;

/** A context whose inbox holds the thread that hands over, as a handler that blocks does. */
final class BlockedContext extends ForwardingContext {

    private final CountDownLatch entered;
    private final CountDownLatch held;

    BlockedContext(CarrierContext context, CountDownLatch entered, CountDownLatch held) {
        super(context);
        this.entered = entered;
        this.held = held;
    }

    @Override
    public Inbox inbox() {
        var inbox = super.inbox();
        return (arrival, addresses) -> {
            hold();
            inbox.accept(arrival, addresses);
        };
    }

    private void hold() {
        entered.countDown();
        try {
            held.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
