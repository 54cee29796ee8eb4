package io.postern.transform.step;

import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Payload;
import java.util.List;

/** One step on a message's way. */
@FunctionalInterface
public interface TransformStep {

    /**
     * What it makes of a message: another, several, or none.
     *
     * @throws StepException where it cannot be done; the message becomes a dead letter
     */
    List<Draft> take(Draft message) throws StepException;

    /** A step that changes the content only. */
    static TransformStep of(Change change) {
        return message -> List.of(with(message, change.of(message.content())));
    }

    /** The message with another content. */
    static Draft with(Draft message, JsonObject content) {
        return new Draft(
                message.type(),
                message.id(),
                message.time(),
                Payload.of(content),
                message.source());
    }

    /** What becomes of the content. */
    @FunctionalInterface
    interface Change {

        JsonObject of(JsonObject content) throws StepException;
    }

    /** Makes the step that a file describes. */
    @FunctionalInterface
    interface Maker {

        /**
         * @param missing what it does where a field is not there
         */
        TransformStep make(Missing missing);
    }
}
