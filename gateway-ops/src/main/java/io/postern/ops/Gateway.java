package io.postern.ops;

import java.util.function.Consumer;

/** The running gateway, as operating plugins see it. Safe for use by any thread. */
public interface Gateway {

    Status status();

    DeadLetters deadLetters();

    Queues queues();

    /**
     * Triggers an {@code as_needed} address, as {@code postern send} and {@code postern receive}
     * do.
     *
     * @throws IllegalArgumentException when no active address has the name; the message names the
     *     nearest one
     */
    void trigger(String address);

    /** Sets the level of a logger and those below it: {@code trace, debug, info, warn, error}. */
    void logLevel(String logger, String level);

    /**
     * Tells {@code listener} of what happens from now on. It is called on a thread of its own, in
     * order; when it is too slow, the oldest events are left out and counted.
     */
    Subscription events(Consumer<Event> listener);

    /** Ends with {@link #close}. */
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
