package io.postern.gateway;

import io.postern.api.context.Time;
import io.postern.api.setting.Values;
import io.postern.api.task.TaskCall;
import io.postern.carrier.LinkListener;
import io.postern.carrier.Links;
import io.postern.carrier.Reception;
import io.postern.carrier.RunningCarrier;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.TaskPlan;
import io.postern.delivery.Dispatch;
import io.postern.handler.HandlerObject;
import io.postern.handler.Tray;
import io.postern.office.Outlet;
import io.postern.plugin.Catalog;
import io.postern.reload.ApplyException;
import io.postern.time.Lane;
import io.postern.time.ObjectTime;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks the plugins' factories for the objects of a configuration. */
final class Maker {

    private final Time time;
    private final Outlet outlet;
    private final Tallies tallies;
    private final Supplies supplies;
    private final Tray tray;

    Maker(Time time, Outlet outlet, Tallies tallies, Supplies supplies, Tray tray) {
        this.time = time;
        this.outlet = outlet;
        this.tallies = tallies;
        this.supplies = supplies;
        this.tray = tray;
    }

    HandlerObject handler(HandlerPlan plan, String systemId, Catalog catalog)
            throws ApplyException {
        return made(
                "handler " + plan.name(),
                () ->
                        new HandlerObject(
                                plan.name(),
                                catalog.handlers().get(plan.source()).kind(),
                                timers -> handler(plan, systemId, catalog, timers)));
    }

    private HandlerObject.Made handler(
            HandlerPlan plan, String systemId, Catalog catalog, Executor timers) throws Exception {
        var factory = catalog.handlers().get(plan.source()).factory();
        var context = context("handler", plan.name(), systemId, plan.settings(), timers);
        return new HandlerObject.Made(
                freeing(context, () -> factory.create(new ObjectContext.OfHandler(context))),
                context::close);
    }

    RunningCarrier carrier(
            CarrierPlan plan,
            String systemId,
            Catalog catalog,
            Dispatch dispatch,
            LinkListener listener)
            throws ApplyException {
        var offer = catalog.carriers().get(plan.source());
        var lane = new Lane("timers-" + plan.name());
        var context = context("carrier", plan.name(), systemId, plan.settings(), lane);
        var reception =
                new Reception(
                        outlet.flights(), outlet.shares(), tallies.of("carrier " + plan.name()));
        var links = new Links(plan.name(), dispatch, time, listener, reception);
        return made(
                "carrier " + plan.name(),
                () ->
                        freeing(
                                context,
                                () ->
                                        new RunningCarrier(
                                                plan.name(),
                                                offer.factory()
                                                        .create(
                                                                new ObjectContext.OfCarrier(
                                                                        context,
                                                                        reception,
                                                                        links,
                                                                        plan.uses())),
                                                reception,
                                                links,
                                                () -> {
                                                    context.close();
                                                    lane.close();
                                                })));
    }

    /** What a task of a task plugin does. */
    OwnTask task(
            TaskPlan plan,
            String source,
            String systemId,
            Catalog catalog,
            Consumer<String> trigger)
            throws ApplyException {
        var offer = catalog.tasks().get(source);
        var lane = new Lane("task-" + plan.name());
        var context = context("task", plan.name(), systemId, Values.NONE, lane);
        var task =
                made(
                        "task " + plan.name(),
                        () ->
                                freeing(
                                        context,
                                        () ->
                                                offer.factory()
                                                        .create(
                                                                new ObjectContext.OfTask(
                                                                        context, trigger))));
        return new OwnTask(
                task::run,
                lane,
                () -> {
                    context.close();
                    task.close();
                });
    }

    /**
     * @param free ends the task's object
     */
    record OwnTask(Work work, Lane lane, Runnable free) {

        interface Work {

            void run(TaskCall call) throws Exception;
        }
    }

    private ObjectContext context(
            String kind, String name, String systemId, Values settings, Executor timers) {
        var tally = tallies.of(kind + " " + name);
        var budget = outlet.shares().place();
        return new ObjectContext(
                name,
                systemId,
                settings,
                new ObjectTime(time, timers),
                supplies.state(kind, name),
                supplies.meters(kind, name),
                draft -> outlet.postOwn(draft, name, budget, tally, tray::post));
    }

    private interface Making<T> {

        T make() throws Exception;
    }

    /** What was given to an object that could not be made is taken back. */
    private static <T> T freeing(ObjectContext context, Making<T> making) throws Exception {
        boolean done = false;
        try {
            var made = making.make();
            done = true;
            return made;
        } finally {
            if (!done) {
                context.close();
            }
        }
    }

    /** Running out of memory while a plugin makes something fails that plugin only. */
    private static <T> T made(String what, Making<T> making) throws ApplyException {
        try {
            return making.make();
        } catch (Exception | LinkageError | AssertionError | VirtualMachineError e) {
            var reason = e.getMessage() == null ? e.toString() : e.getMessage();
            throw new ApplyException(what + " cannot be made: " + reason, e);
        }
    }
}
