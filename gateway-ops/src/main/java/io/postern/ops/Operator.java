package io.postern.ops;

import java.util.List;

/** What an operating plugin adds to the gateway. */
public interface Operator extends AutoCloseable {

    /** Commands that {@code postern NAME} runs inside the running gateway. Asked once. */
    default List<Command> commands() {
        return List.of();
    }

    /** Pages and calls on the gateway's HTTP server. Asked once. */
    default List<Route> routes() {
        return List.of();
    }

    @Override
    default void close() {}
}
