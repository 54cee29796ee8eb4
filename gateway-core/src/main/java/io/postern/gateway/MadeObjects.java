package io.postern.gateway;

import io.postern.carrier.RunningCarrier;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.PendingObjects;
import io.postern.handler.HandlerObject;
import io.postern.task.RunningTask;

/** What was made of a configuration before any of it takes its place: all that can be, or none. */
record MadeObjects(
        PendingObjects<HandlerObject> handlers,
        PendingObjects<RunningCarrier> carriers,
        PendingObjects<RunningTask> tasks) {

    /** The kinds of objects that there are, each of which makes its own. */
    record Kinds(Handlers handlers, Carriers carriers, Tasks tasks) {

        MadeObjects make(ConfigurationDiff diff, Configuration next, Catalog catalog)
                throws ApplyException {
            var freshHandlers = handlers.make(diff.handlers(), next, catalog);
            try {
                var freshCarriers = carriers.make(diff.carriers(), next, catalog);
                try {
                    return new MadeObjects(
                            freshHandlers, freshCarriers, tasks.make(diff.tasks(), next, catalog));
                } catch (ApplyException e) {
                    freshCarriers.undo();
                    throw e;
                }
            } catch (ApplyException e) {
                freshHandlers.undo();
                throw e;
            }
        }
    }

    void undo() {
        handlers.undo();
        carriers.undo();
        tasks.undo();
    }

    boolean isEmpty() {
        return handlers.made().isEmpty() && carriers.made().isEmpty() && tasks.made().isEmpty();
    }
}
