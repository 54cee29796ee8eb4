package io.postern.api.testing;

import io.postern.api.context.Time;
import io.postern.api.handler.HandlerContext;
import io.postern.api.setting.Values;
import java.util.ArrayList;
import java.util.List;

/** A handler's context that keeps what is posted. */
public final class FakeHandlerContext extends FakeContext implements HandlerContext {

    private final List<Runnable> last = new ArrayList<>();
    private final FakeKept kept = new FakeKept();

    /** With a clock of its own that stands still. */
    public FakeHandlerContext(String name, Values settings) {
        this(name, settings, new VirtualTime());
    }

    public FakeHandlerContext(String name, Values settings, Time time) {
        super(name, settings, time);
    }

    @Override
    public FakeKept kept() {
        return kept;
    }

    @Override
    public void atEnd(Runnable flush) {
        last.add(flush);
    }

    /** Does what the handler wanted done before it ends. */
    public void end() {
        last.forEach(Runnable::run);
        last.clear();
    }
}
