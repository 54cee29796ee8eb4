package io.postern.api.testing;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.context.Time;
import io.postern.api.setting.Values;

/** A carrier's context whose inbox keeps what arrives. */
public final class FakeCarrierContext extends FakeContext implements CarrierContext {

    private final FakeInbox inbox = new FakeInbox();
    private final FakePlugboard plugboard = new FakePlugboard();
    private boolean receives = true;
    private boolean sends = true;

    /** With a clock of its own that stands still. */
    public FakeCarrierContext(String name, Values settings) {
        this(name, settings, new VirtualTime());
    }

    public FakeCarrierContext(String name, Values settings, Time time) {
        super(name, settings, time);
    }

    /** Says what addresses use it for; both without this. */
    public FakeCarrierContext usedFor(boolean receiving, boolean sending) {
        receives = receiving;
        sends = sending;
        return this;
    }

    @Override
    public boolean receives() {
        return receives;
    }

    @Override
    public boolean sends() {
        return sends;
    }

    @Override
    public FakePlugboard plugboard() {
        return plugboard;
    }

    @Override
    public FakeInbox inbox() {
        return inbox;
    }
}
