package io.postern.transform;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.transform.step.NumberedStep;
import java.util.ArrayList;
import java.util.List;

/** Takes each message through all steps. */
final class TransformHandler {

    private final List<NumberedStep> steps;

    TransformHandler(List<NumberedStep> steps) {
        this.steps = List.copyOf(steps);
    }

    List<Draft> handle(Batch batch) {
        var made = new ArrayList<Draft>();
        for (var message : batch.messages()) {
            made.addAll(through(message.draft()));
        }
        return made;
    }

    private List<Draft> through(Draft message) {
        var now = List.of(message);
        for (var step : steps) {
            now = now.size() == 1 ? step.take(now.get(0)) : each(step, now);
        }
        return now;
    }

    private static List<Draft> each(NumberedStep step, List<Draft> messages) {
        var made = new ArrayList<Draft>();
        for (var message : messages) {
            made.addAll(step.take(message));
        }
        return made;
    }
}
