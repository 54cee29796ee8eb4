package io.postern.transform.step;

import io.postern.api.message.Draft;
import io.postern.api.message.UnreadableException;
import java.util.List;

/** A step and where it stands in the file, for people. */
public record NumberedStep(int number, String name, TransformStep step) {

    /**
     * @throws UnreadableException where it cannot be done; the message becomes a dead letter
     */
    public List<Draft> take(Draft message) {
        try {
            return step.take(message);
        } catch (StepException e) {
            throw new UnreadableException("step " + number + ", " + name + ": " + e.getMessage());
        }
    }
}
