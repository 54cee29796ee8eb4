package io.postern.gateway;

import io.postern.carrier.RunningCarrier;
import io.postern.gateway.object.PendingObjects;
import io.postern.handler.HandlerObject;
import io.postern.task.RunningTask;
import io.postern.time.Threads;

/** What was made of a configuration before any of it takes its place. */
record MadeObjects(
        PendingObjects<HandlerObject> handlers,
        PendingObjects<RunningCarrier> carriers,
        PendingObjects<RunningTask> tasks) {

    /** Nothing yet. */
    MadeObjects(Threads threads) {
        this(
                new PendingObjects<>(object -> object.close(() -> {}, threads)),
                new PendingObjects<>(RunningCarrier::end),
                new PendingObjects<>(RunningTask::close));
    }

    void undo() {
        tasks.undo();
        carriers.undo();
        handlers.undo();
    }

    boolean isEmpty() {
        return handlers.made().isEmpty() && carriers.made().isEmpty() && tasks.made().isEmpty();
    }
}
