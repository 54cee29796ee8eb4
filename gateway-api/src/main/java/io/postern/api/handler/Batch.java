package io.postern.api.handler;

import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Values;
import java.util.List;

/**
 * Messages of one type, oldest first: one for each message that arrives, more where a numeric
 * sender picks several up, none where a task calls the function by the clock.
 *
 * @param arguments what the task gave; {@link Values#NONE} where an address calls
 */
public record Batch(String type, List<Envelope> messages, Values arguments) {

    public Batch {
        messages = List.copyOf(messages);
    }

    /** Translates one message into another. */
    @FunctionalInterface
    public interface Translation {

        Draft of(Envelope message) throws Exception;
    }

    /** Translates each message into one. */
    public List<Draft> each(Translation translation) throws Exception {
        if (messages.size() == 1) {
            return List.of(translation.of(messages.get(0)));
        }
        var drafts = new java.util.ArrayList<Draft>(messages.size());
        for (var message : messages) {
            drafts.add(translation.of(message));
        }
        return drafts;
    }
}
