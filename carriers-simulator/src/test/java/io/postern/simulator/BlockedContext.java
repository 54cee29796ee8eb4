package io.postern.simulator;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import java.util.concurrent.CountDownLatch;

/** A context whose inbox holds the thread that hands over, as a handler that blocks does. */
record BlockedContext(CarrierContext context, CountDownLatch entered, CountDownLatch held)
        implements CarrierContext {

    @Override
    public Inbox inbox() {
        return (arrival, addresses) -> {
            hold();
            context.inbox().accept(arrival, addresses);
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

    @Override
    public Plugboard plugboard() {
        return context.plugboard();
    }

    @Override
    public boolean receives() {
        return context.receives();
    }

    @Override
    public boolean sends() {
        return context.sends();
    }

    @Override
    public String name() {
        return context.name();
    }

    @Override
    public String systemId() {
        return context.systemId();
    }

    @Override
    public Values settings() {
        return context.settings();
    }

    @Override
    public Time time() {
        return context.time();
    }

    @Override
    public StateStore state() {
        return context.state();
    }

    @Override
    public Meters meters() {
        return context.meters();
    }

    @Override
    public void post(Draft draft) {
        context.post(draft);
    }
}
