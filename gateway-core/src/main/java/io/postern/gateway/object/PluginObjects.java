package io.postern.gateway.object;

import io.postern.api.context.Time;
import io.postern.api.setting.Values;
import io.postern.carrier.LinkListener;
import io.postern.carrier.Links;
import io.postern.carrier.Reception;
import io.postern.carrier.RunningCarrier;
import io.postern.config.catalog.Catalog;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.TaskPlan;
import io.postern.delivery.Dispatch;
import io.postern.handler.FailureText;
import io.postern.handler.HandlerObject;
import io.postern.handler.PostedLater;
import io.postern.office.MessagePoster;
import io.postern.task.TaskWork;
import io.postern.time.Lane;
import io.postern.time.ObjectTime;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks the plugins' factories for the objects of a configuration. */
public final class PluginObjects {

    private final Time time;
    private final MessagePoster poster;
    private final AllCounters allCounters;
    private final ObjectServices services;
    private final PostedLater postedLater;

    public PluginObjects(
            Time time,
            MessagePoster poster,
            AllCounters allCounters,
            ObjectServices services,
            PostedLater postedLater) {
        this.time = time;
        this.poster = poster;
        this.allCounters = allCounters;
        this.services = services;
        this.postedLater = postedLater;
    }

    public HandlerObject handler(HandlerPlan plan, Configuration next, Catalog catalog)
            throws ApplyException {
        var systemId = next.systemId();
        return made(
                "handler " + plan.name(),
                file(plan, next),
                () ->
                        new HandlerObject(
                                plan.name(),
                                catalog.handlers().get(plan.source()).kind(),
                                timers -> handler(plan, systemId, catalog, timers)));
    }

    /** Its own file, or that of an address that names its source itself. */
    private String file(HandlerPlan plan, Configuration next) {
        return services.file(Folder.HANDLERS, plan.name())
                .or(
                        () ->
                                next.addresses().values().stream()
                                        .filter(
                                                one ->
                                                        one.handler()
                                                                .map(HandlerUse::handler)
                                                                .equals(Optional.of(plan.name())))
                                        .findFirst()
                                        .flatMap(
                                                one -> services.file(Folder.ADDRESSES, one.file())))
                .orElse("handlers");
    }

    private String file(Folder folder, String name) {
        return services.file(folder, name).orElse(folder.path());
    }

    private HandlerObject.Made handler(
            HandlerPlan plan, String systemId, Catalog catalog, Executor timers) throws Exception {
        var kind = catalog.handlers().get(plan.source()).kind();
        var context = context("handler", plan.name(), systemId, plan.settings(), timers);
        var its = new ObjectContext.OfHandler(context);
        return new HandlerObject.Made(
                freeing(context, () -> kind.create(its)), its::last, context::close);
    }

    public RunningCarrier carrier(
            CarrierPlan plan,
            String systemId,
            Catalog catalog,
            Dispatch dispatch,
            LinkListener listener)
            throws ApplyException {
        var offer = catalog.carriers().get(plan.source());
        var lane = new Lane("timers-" + plan.name());
        var context =
                context(
                        "carrier",
                        plan.name(),
                        systemId,
                        plan.settings(),
                        timers(lane, "carrier " + plan.name()));
        var reception =
                new Reception(
                        poster.openChains(),
                        poster.shares(),
                        allCounters.of("carrier " + plan.name()));
        var links = new Links(plan.name(), dispatch, time, listener, reception);
        return made(
                "carrier " + plan.name(),
                file(Folder.CARRIERS, plan.name()),
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
    public OwnTask task(
            TaskPlan plan,
            String source,
            String systemId,
            Catalog catalog,
            Consumer<String> trigger)
            throws ApplyException {
        var offer = catalog.tasks().get(source);
        var lane = new Lane("task-" + plan.name());
        var context =
                context(
                        "task",
                        plan.name(),
                        systemId,
                        Values.NONE,
                        timers(lane, "task " + plan.name()));
        var task =
                made(
                        "task " + plan.name(),
                        file(Folder.TASKS, plan.name()),
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
    public record OwnTask(TaskWork work, Lane lane, Runnable free) {}

    /** What a timer throws is told, and ends nothing. */
    private Executor timers(Lane lane, String object) {
        var counters = allCounters.of(object);
        return job ->
                lane.execute(
                        () -> {
                            try {
                                job.run();
                            } catch (RuntimeException
                                    | LinkageError
                                    | AssertionError
                                    | StackOverflowError e) {
                                counters.failed("a timer", e, false);
                            }
                        });
    }

    private ObjectContext context(
            String kind, String name, String systemId, Values settings, Executor timers) {
        var counters = allCounters.of(kind + " " + name);
        var budget = poster.shares().place();
        return new ObjectContext(
                name,
                systemId,
                settings,
                new ObjectTime(time, timers),
                services.state(kind, name),
                services.meters(kind, name),
                draft -> poster.postOwn(draft, name, budget, counters, postedLater::post));
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
    private static <T> T made(String what, String file, Making<T> making) throws ApplyException {
        try {
            return making.make();
        } catch (Exception | LinkageError | AssertionError | VirtualMachineError e) {
            throw new ApplyException(file, what, FailureText.reason(e), e);
        }
    }
}
