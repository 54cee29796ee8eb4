package io.postern.gateway;

import io.postern.api.address.Trigger;
import io.postern.api.task.Task;
import io.postern.config.change.Changes;
import io.postern.config.plan.TaskPlan;
import io.postern.config.plan.TaskPlan.Source;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.OfferedConfiguration;
import io.postern.gateway.object.ParallelClosing;
import io.postern.gateway.object.PendingObjects;
import io.postern.gateway.object.PluginObjects;
import io.postern.office.TypeRoutes;
import io.postern.task.HandlerTask;
import io.postern.task.RunningTask;
import io.postern.task.TaskObject;
import io.postern.time.Machine;
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
    private final SharedParts parts;
    private final Machine machine;
    private final Consumer<String> trigger;
    private final Map<String, RunningTask> running = new ConcurrentHashMap<>();

    Tasks(PluginObjects objects, SharedParts parts, Machine machine, Consumer<String> trigger) {
        this.objects = objects;
        this.parts = parts;
        this.machine = machine;
        this.trigger = trigger;
    }

    /** By name. */
    Map<String, RunningTask> all() {
        return running;
    }

    /** Makes what is new or changed; nothing runs yet. */
    void make(PendingObjects<RunningTask> fresh, Changes changes, OfferedConfiguration next)
            throws ApplyException {
        for (var name : changes.addedAndChanged()) {
            var plan = next.configuration().tasks().get(name);
            if (!plan.waiting()) {
                fresh.add(name, running.containsKey(name), () -> make(plan, next));
            }
        }
    }

    private RunningTask make(TaskPlan plan, OfferedConfiguration next) throws ApplyException {
        return new RunningTask(
                plan,
                object(plan, next),
                parts.poster(),
                parts.deadLetters(),
                parts.counters().of("task " + plan.name()),
                machine);
    }

    private TaskObject object(TaskPlan plan, OfferedConfiguration next) throws ApplyException {
        return plan.source() instanceof Source.Own own
                ? objects.task(plan, own.source(), next, trigger)
                : new TaskObject(
                        borrowed(plan.source()),
                        machine.threads().lane("task-" + plan.name()),
                        () -> {});
    }

    /** A function of a carrier or handler, looked up at each run: it may have been replaced. */
    private Task borrowed(Source source) {
        if (source instanceof Source.OfHandler its) {
            return new HandlerTask(
                    () -> running(parts.handlers().named(its.handler()), "handler", its.handler()),
                    machine.threads());
        }
        var carrier = ((Source.OfCarrier) source).carrier();
        return call -> running(parts.carriers().named(carrier), "carrier", carrier).run(call);
    }

    private static <T> T running(Optional<T> found, String kind, String name) {
        return found.orElseThrow(
                () -> new IllegalStateException(kind + " " + name + " does not run"));
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
    private void end(Collection<RunningTask> all, Consumer<RunningTask> last) {
        var ends =
                new ParallelClosing(machine.threads(), "its run", "is left to itself", LONGEST_END);
        all.forEach(task -> ends.begin("task " + task.plan().name(), () -> last.accept(task)));
        ends.await();
    }
}
