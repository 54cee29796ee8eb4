package io.postern.gateway;

import io.postern.api.address.Trigger;
import io.postern.api.context.Time;
import io.postern.api.task.TaskCall;
import io.postern.config.catalog.Catalog;
import io.postern.config.change.Changes;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.TaskPlan;
import io.postern.config.plan.TaskPlan.Source;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.ParallelClosing;
import io.postern.gateway.object.PendingObjects;
import io.postern.gateway.object.PluginObjects;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.TypeRoutes;
import io.postern.task.HandlerTask;
import io.postern.task.RunningTask;
import io.postern.task.TaskWork;
import io.postern.time.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The tasks that run, by name. */
final class Tasks {

    // its own bound, and a second for the rest
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final PluginObjects objects;
    private final Handlers handlers;
    private final Carriers carriers;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AllCounters allCounters;
    private final Time time;
    private final Consumer<String> trigger;
    private final Map<String, RunningTask> running = new ConcurrentHashMap<>();

    Tasks(
            PluginObjects objects,
            Handlers handlers,
            Carriers carriers,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AllCounters allCounters,
            Time time,
            Consumer<String> trigger) {
        this.objects = objects;
        this.handlers = handlers;
        this.carriers = carriers;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.allCounters = allCounters;
        this.time = time;
        this.trigger = trigger;
    }

    PendingObjects<RunningTask> make(Changes changes, Configuration next, Catalog catalog)
            throws ApplyException {
        var fresh = new PendingObjects<>(RunningTask::close);
        for (var name : changes.addedAndChanged()) {
            var plan = next.tasks().get(name);
            if (!plan.waiting()) {
                fresh.add(name, running.containsKey(name), () -> make(plan, next, catalog));
            }
        }
        return fresh;
    }

    private RunningTask make(TaskPlan plan, Configuration next, Catalog catalog)
            throws ApplyException {
        if (plan.source() instanceof Source.Own own) {
            var task = objects.task(plan, own.source(), next.systemId(), catalog, trigger);
            return running(plan, task.work(), task.lane(), task.free());
        }
        return running(plan, borrowed(plan.source()), new Lane("task-" + plan.name()), () -> {});
    }

    private RunningTask running(TaskPlan plan, TaskWork work, Lane lane, Runnable free) {
        return new RunningTask(
                plan,
                work,
                poster,
                deadLetters,
                allCounters.of("task " + plan.name()),
                time,
                lane,
                free);
    }

    /** A function of a carrier or handler, looked up at each run: it may have been replaced. */
    private TaskWork borrowed(Source source) {
        if (source instanceof Source.OfHandler ofHandler) {
            return new HandlerTask(
                    () ->
                            handlers.named(ofHandler.handler())
                                    .orElseThrow(() -> missing("handler", ofHandler.handler())));
        }
        var carrier = ((Source.OfCarrier) source).carrier();
        return (TaskCall call) ->
                carriers.named(carrier).orElseThrow(() -> missing("carrier", carrier)).run(call);
    }

    private static IllegalStateException missing(String kind, String name) {
        return new IllegalStateException(kind + " " + name + " does not run");
    }

    /** Puts the fresh ones in place, and gives back those that are gone or changed. */
    List<RunningTask> put(Changes changes, PendingObjects<RunningTask> fresh) {
        var others = new ArrayList<RunningTask>();
        for (var name : changes.changedAndRemoved()) {
            Optional.ofNullable(running.remove(name)).ifPresent(others::add);
        }
        running.putAll(fresh.made());
        return others;
    }

    void start(PendingObjects<RunningTask> fresh) {
        fresh.made().values().forEach(RunningTask::start);
    }

    void addTo(TypeRoutes routes) {
        for (var task : running.values()) {
            if (task.plan().trigger().kind() == Trigger.Kind.ON_MESSAGE) {
                task.plan().messageType().ifPresent(type -> routes.add(type, task));
            }
        }
    }

    /** Ends them while messages still come. */
    void end(List<RunningTask> others) {
        end(others, RunningTask::remove);
    }

    void endAll() {
        end(running.values(), RunningTask::close);
        running.clear();
    }

    /** Side by side: each may wait for a run. */
    private static void end(Collection<RunningTask> all, Consumer<RunningTask> last) {
        var ends = new ParallelClosing("its run", "is left to itself", LONGEST_END);
        all.forEach(task -> ends.begin("task " + task.plan().name(), () -> last.accept(task)));
        ends.await();
    }

    Optional<RunningTask> named(String name) {
        return Optional.ofNullable(running.get(name));
    }
}
