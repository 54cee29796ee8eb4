package io.postern.api.testing;

import io.postern.api.context.Time;
import io.postern.api.handler.HandlerContext;
import io.postern.api.setting.Values;

/** A handler's context that keeps what is posted. */
public final class FakeHandlerContext extends FakeContext implements HandlerContext {

    /** With a clock of its own that stands still. */
    public FakeHandlerContext(String name, Values settings) {
        this(name, settings, new VirtualTime());
    }

    public FakeHandlerContext(String name, Values settings, Time time) {
        super(name, settings, time);
    }
}
