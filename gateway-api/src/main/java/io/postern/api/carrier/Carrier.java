package io.postern.api.carrier;

import io.postern.api.link.Link;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import io.postern.api.task.TaskCall;
import java.util.List;

/**
 * Moves messages between the gateway and one broker, device or file. It is made when its file is
 * read, holds nothing open by itself, and is thrown away when its file changes.
 */
public interface Carrier extends AutoCloseable {

    /**
     * Its connections: each a {@link ReceivingLink}, a {@link SendingLink}, both at once, or
     * neither. Asked once. The gateway opens each, and opens it again after a loss.
     */
    List<Link> links();

    /** Runs one of the functions its kind offers to tasks, on a lane: it may block. */
    default void run(TaskCall call) throws Exception {
        throw new UnsupportedOperationException("no function \"" + call.function() + "\"");
    }

    /**
     * Whether messages arrive on this thread. Asked when a handler has blocked a thread for too
     * long: every carrier that it serves is then made anew, and must not take it again.
     */
    default boolean runsOn(Thread thread) {
        return false;
    }

    /**
     * Called last, after {@link #close}, when the gateway will not come back as this carrier: its
     * file is gone, or names another broker. Ends what it left at the other end, such as a kept
     * session. On a thread of its own, which is interrupted after 5 s.
     */
    default void leave() {}

    /** Called once, after all links are closed. */
    @Override
    default void close() {}
}
