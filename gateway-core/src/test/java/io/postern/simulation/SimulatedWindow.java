package io.postern.simulation;

import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.Kept;
import io.postern.api.message.Draft;
import io.postern.api.testing.FakeKept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what comes, and sends it on as it is: three together, or what there is after a while. */
final class SimulatedWindow {

    private static final Duration WHILE = Duration.ofSeconds(4);
    private static final int TOGETHER = 3;

    private final Kept kept;
    private final SimulatedHandler handler;

    SimulatedWindow(HandlerContext context, SimulatedHandler handler) {
        this.handler = handler;
        kept = handler.canary() == Canary.KEPT_IN_MEMORY ? new FakeKept() : context.kept();
        kept.all().forEach(one -> handler.oracle().keeps(SimulatedHandler.number(one.content())));
        context.time().every(WHILE, () -> sendOn().forEach(context::post));
    }

    List<Draft> handle(Batch batch) {
        for (var message : batch.messages()) {
            handler.look(message);
            kept.add(message.content());
        }
        return kept.all().size() < TOGETHER ? List.of() : sendOn();
    }

    private List<Draft> sendOn() {
        var made = new ArrayList<Draft>();
        for (var one : kept.all()) {
            kept.remove(one.number());
            handler.make(Draft.of(SimulatedFiles.TYPE, one.content()), made);
        }
        return made;
    }
}
