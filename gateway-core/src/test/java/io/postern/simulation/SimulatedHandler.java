package io.postern.simulation;

import io.postern.api.context.Function;
import io.postern.api.handler.Batch;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes none, one or two messages of one. Some are more than it can take. One sort of it blocks now
 * and then, on a lane of its own.
 */
record SimulatedHandler(
        boolean slow, SimulatedProcess process, Oracle oracle, SplittableRandom chance)
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
        var finish = Function.of("finish", "The same, before sending.");
        return HandlerKind.of(source(slow), "For a simulation.")
                .function(slow ? pick : pick.withoutBlocking(), (context, batch) -> handle(batch))
                .function(
                        slow ? finish : finish.withoutBlocking(),
                        (context, batch) -> finish(batch));
    }

    private List<Draft> finish(Batch batch) {
        return batch.messages().stream().map(this::finish).toList();
    }

    private Draft finish(Envelope message) {
        sleepNowAndThen();
        int number = number(message);
        if (number % MODEST == NOT_FINISHED) {
            throw new IllegalArgumentException("nothing to be finished");
        }
        return message.draft();
    }

    private static int number(Envelope message) {
        return (int) message.content().number("n").orElseThrow();
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
        sleepNowAndThen();
        var content = message.content();
        int number = number(message);
        if (number % MODEST == UNLUCKY) {
            throw new IllegalArgumentException("too unlucky");
        }
        oracle.handled(number);
        for (int part = 0; part < Parts.parts(number); part++) {
            made.add(part == 0 ? message.draft() : message.with(content.with("k", part)));
        }
    }
}
