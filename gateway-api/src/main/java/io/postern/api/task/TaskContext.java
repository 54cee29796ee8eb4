package io.postern.api.task;

import io.postern.api.context.Context;

/** What a task gets. */
public interface TaskContext extends Context {

    /**
     * Triggers an {@code as_needed} address: it receives, or sends what it has not sent. Returns at
     * once.
     *
     * @throws IllegalArgumentException when no active address has the name
     */
    void trigger(String address);
}
