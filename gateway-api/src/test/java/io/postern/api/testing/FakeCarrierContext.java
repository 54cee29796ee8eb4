package io.postern.api.testing;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.context.Time;
import io.postern.api.setting.Values;

/** A carrier's context whose inbox keeps what arrives. */
public final class FakeCarrierContext extends FakeContext implements CarrierContext {

    private final FakeInbox inbox = new FakeInbox();

    /** With a clock of its own that stands still. */
    public FakeCarrierContext(String name, Values settings) {
        this(name, settings, new VirtualTime());
    }

    public FakeCarrierContext(String name, Values settings, Time time) {
        super(name, settings, time);
    }

    @Override
    public FakeInbox inbox() {
        return inbox;
    }
}
