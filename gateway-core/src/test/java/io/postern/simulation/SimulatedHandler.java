package io.postern.simulation;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes none, one or two messages of one. Some are more than it can take. One sort of it blocks now
 * and then, on a lane of its own. In some runs it keeps them for a while before.
 */
record SimulatedHandler(
        boolean slow,
        boolean keeps,
        Canary canary,
        SimulatedProcess process,
        Oracle oracle,
        SplittableRandom chance)
        implements HandlerFactory {

    private static final int MODEST = 50;
    private static final int UNLUCKY = 13;
    private static final int NOT_FINISHED = 17;
    private static final int LONGEST_SLEEP = 600;

    static String source(boolean slow) {
        return slow ? "slow" : "quick";
    }

    @Override
    public HandlerKind<?> kind() {
        var pick = Function.of("pick", "Fails now and then.");
        var its = slow ? pick : pick.withoutBlocking();
        var finish = Function.of("finish", "The same, before sending.");
        var last = slow ? finish : finish.withoutBlocking();
        var words = "For a simulation.";
        return keeps
                ? HandlerKind.of(source(slow), words, context -> new SimulatedWindow(context, this))
                        .function(its, SimulatedWindow::handle)
                        .function(last, (window, batch) -> finish(batch))
                : HandlerKind.of(source(slow), words)
                        .function(its, (context, batch) -> handle(batch))
                        .function(last, (context, batch) -> finish(batch));
    }

    private List<Draft> finish(Batch batch) {
        return batch.messages().stream().map(this::finish).toList();
    }

    private Draft finish(Envelope message) {
        sleepNowAndThen();
        if (number(message.content()) % MODEST == NOT_FINISHED) {
            throw new IllegalArgumentException("nothing to be finished");
        }
        return message.draft();
    }

    private void sleepNowAndThen() {
        if (slow) {
            process.sleepNowAndThen(Duration.ofMillis(chance.nextInt(LONGEST_SLEEP)));
        }
    }

    private List<Draft> handle(Batch batch) {
        var made = new ArrayList<Draft>();
        batch.messages().forEach(message -> handle(message, made));
        return made;
    }

    private void handle(Envelope message, List<Draft> made) {
        look(message);
        make(message.draft(), made);
    }

    /** Takes its time, and fails now and then. */
    void look(Envelope message) {
        sleepNowAndThen();
        if (number(message.content()) % MODEST == UNLUCKY) {
            throw new IllegalArgumentException("too unlucky");
        }
    }

    /** It is sent on. */
    void make(Draft draft, List<Draft> made) {
        int number = number(draft.content());
        oracle.handled(number);
        for (int part = 0; part < Parts.parts(number); part++) {
            made.add(part == 0 ? draft : Draft.of(draft.type(), draft.content().with("k", part)));
        }
    }

    static int number(JsonObject content) {
        return (int) content.number("n").orElseThrow();
    }
}
