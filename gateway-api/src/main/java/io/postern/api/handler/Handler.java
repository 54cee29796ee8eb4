package io.postern.api.handler;

import io.postern.api.message.Draft;
import java.util.List;

/**
 * Translates messages. Calls to one handler never overlap unless its kind is stateless, and its
 * timers never overlap with its calls. They come in the order of the messages.
 */
public interface Handler extends AutoCloseable {

    /**
     * Handles a batch of messages of one type. What it returns is posted in order, each under its
     * own type; nothing means the messages are consumed. It must not keep the inputs waiting: what
     * comes later goes through {@link HandlerContext#post}.
     *
     * @param function the name of one of the kind's functions
     * @throws Exception costs the message only: it goes to the dead-letter box with the exception's
     *     message. A batch that throws is tried again one by one.
     */
    List<Draft> handle(String function, Batch batch) throws Exception;

    /** Called once, when no call is running; timers end with it. */
    @Override
    default void close() {}
}
