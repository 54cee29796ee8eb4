package io.postern.api.handler;

import io.postern.api.message.Draft;
import java.util.List;

/** An object of a {@link HandlerKind}, as the gateway and tests call it. */
public interface Handler extends AutoCloseable {

    /**
     * @param function the name of one of the kind's functions
     */
    List<Draft> handle(String function, Batch batch) throws Exception;

    /** Called once, when no call is running. */
    @Override
    void close();
}
