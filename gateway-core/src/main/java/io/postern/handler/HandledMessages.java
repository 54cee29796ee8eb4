package io.postern.handler;

import io.postern.api.message.Draft;
import io.postern.chain.Chain;
import io.postern.message.Message;
import java.util.List;
import java.util.Optional;

/** What becomes of messages that a handler was given. Called where the handler ran. */
public interface HandledMessages {

    /** Called once before all others, where the handler is about to run. */
    default void begin(List<Message> inputs) {}

    /** The first function, or the only one, returned so many for those. */
    default void handled(List<Message> inputs, int outputs) {}

    /**
     * What their acknowledgement hangs on, and what is made of what functions return. Asked only
     * where the handler changed what it keeps.
     */
    default Optional<Chain> chain() {
        return Optional.empty();
    }

    /**
     * Makes what a function returned for those into messages for the function after it. Asked only
     * where several are named.
     */
    default List<Message> between(List<Message> inputs, List<Draft> drafts) {
        throw new UnsupportedOperationException("one function was named");
    }

    /** The last function returned these for those. */
    void done(List<Message> inputs, List<Draft> drafts);

    /** The handler failed on this message; the reason names handler and function. */
    void failed(Message input, String reason);

    /** The handler failed where it was called without a message. */
    default void failed(String reason) {}

    /**
     * The handler's object was replaced, and the call has not returned: others go on without it. It
     * may return yet.
     */
    default void left() {}

    /** Called once at the end, after all others, whatever happened. */
    void end();
}
