package io.postern.api.testing;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.Plugboard;
import io.postern.api.context.Meters;
import io.postern.api.context.StateStore;
import io.postern.api.context.Time;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;

/** Another carrier's context, of which a test replaces a part. */
public abstract class ForwardingContext implements CarrierContext {

    private final CarrierContext context;

    protected ForwardingContext(CarrierContext context) {
        this.context = context;
    }

    @Override
    public Inbox inbox() {
        return context.inbox();
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
