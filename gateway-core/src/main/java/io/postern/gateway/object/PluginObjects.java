package io.postern.gateway.object;

import io.postern.api.handler.HandlerKind;
import io.postern.api.setting.Values;
import io.postern.carrier.LinkListener;
import io.postern.carrier.Links;
import io.postern.carrier.Reception;
import io.postern.carrier.RunningCarrier;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.config.plan.TaskPlan;
import io.postern.delivery.Dispatch;
import io.postern.handler.HandlerObject;
import io.postern.handler.call.KeptByHandlers;
import io.postern.handler.call.PostedLater;
import io.postern.office.AddressCounters;
import io.postern.office.MessagePoster;
import io.postern.screen.FailureText;
import io.postern.task.TaskObject;
import io.postern.time.Lane;
import io.postern.time.Machine;
import io.postern.time.ObjectTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Asks the plugins' factories for the objects of a configuration. */
public final class PluginObjects {

    private final Machine machine;
    private final MessagePoster poster;
    private final AllCounters allCounters;
    private final ObjectServices services;
    private final PostedLater postedLater;
    private final KeptByHandlers kept;

    public PluginObjects(
            Machine machine,
            MessagePoster poster,
            AllCounters allCounters,
            ObjectServices services,
            PostedLater postedLater,
            KeptByHandlers kept) {
        this.machine = machine;
        this.poster = poster;
        this.allCounters = allCounters;
        this.services = services;
        this.postedLater = postedLater;
        this.kept = kept;
    }

    public HandlerObject handler(HandlerPlan plan, OfferedConfiguration next)
            throws ApplyException {
        return made(
                "handler " + plan.name(),
                file(plan, next.configuration()),
                () -> {
                    var kind = next.catalog().handlers().get(plan.source()).kind();
                    var systemId = next.configuration().systemId();
                    return new HandlerObject(
                            plan.name(), kind, timers -> handler(plan, systemId, kind, timers));
                });
    }

    /** A handler was removed. */
    public void left(String handler) {
        kept.left(handler);
    }

    /** Its own file, or that of an address that names its source itself. */
    private String file(HandlerPlan plan, Configuration next) {
        return services.file(Folder.HANDLERS, plan.name())
                .or(() -> fileOfAddress(plan.name(), next))
                .orElse(Folder.HANDLERS.path());
    }

    private Optional<String> fileOfAddress(String handler, Configuration next) {
        return next.addresses().values().stream()
                .filter(one -> one.handler().map(HandlerUse::handler).equals(Optional.of(handler)))
                .findFirst()
                .flatMap(one -> services.file(Folder.ADDRESSES, one.file()));
    }

    private HandlerObject.Made handler(
            HandlerPlan plan, String systemId, HandlerKind<?> kind, Executor timers)
            throws Exception {
        var given = given(Folder.HANDLERS, plan.name(), systemId, plan.settings(), timers);
        var context = new ObjectContext.OfHandler(given, () -> kept.of(plan.name()));
        return freeing(
                given,
                () -> new HandlerObject.Made(kind.create(context), context::last, given::close));
    }

    public RunningCarrier carrier(
            CarrierPlan plan, OfferedConfiguration next, Dispatch dispatch, LinkListener listener)
            throws ApplyException {
        var name = plan.name();
        var offer = next.catalog().carriers().get(plan.source());
        var systemId = next.configuration().systemId();
        var counters = counters(Folder.CARRIERS, name);
        var lane = machine.threads().lane("timers-" + name);
        var timers = timers(lane, counters);
        var given = given(Folder.CARRIERS, name, systemId, plan.settings(), timers);
        var reception = new Reception(poster.openChains(), poster.shares(), counters);
        var links = new Links(name, dispatch, machine, listener, reception);
        var context = new ObjectContext.OfCarrier(given, reception, links, plan.uses());
        Runnable free =
                () -> {
                    given.close();
                    lane.close();
                };
        return made(
                Folder.CARRIERS,
                given,
                () -> {
                    var carrier = offer.factory().create(context);
                    return new RunningCarrier(name, carrier, reception, links, free);
                });
    }

    /** What a task of a task plugin does. */
    public TaskObject task(
            TaskPlan plan, String source, OfferedConfiguration next, Consumer<String> trigger)
            throws ApplyException {
        var name = plan.name();
        var offer = next.catalog().tasks().get(source);
        var systemId = next.configuration().systemId();
        var lane = machine.threads().lane("task-" + name);
        var timers = timers(lane, counters(Folder.TASKS, name));
        var given = given(Folder.TASKS, name, systemId, Values.NONE, timers);
        var context = new ObjectContext.OfTask(given, trigger);
        var task = made(Folder.TASKS, given, () -> offer.factory().create(context));
        return new TaskObject(
                task,
                lane,
                () -> {
                    given.close();
                    task.close();
                });
    }

    /** What a timer throws is told, and ends nothing. */
    private static Executor timers(Lane lane, AddressCounters counters) {
        return job -> lane.execute(() -> run(job, counters));
    }

    private static void run(Runnable timer, AddressCounters counters) {
        try {
            timer.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            counters.failed("a timer", e, false);
        }
    }

    private ObjectContext.Given given(
            Folder folder, String name, String systemId, Values settings, Executor timers) {
        var counters = counters(folder, name);
        var budget = poster.shares().place();
        return new ObjectContext.Given(
                name,
                systemId,
                settings,
                new ObjectTime(machine.time(), timers),
                services.state(folder.noun(), name),
                services.meters(folder.noun(), name),
                draft -> post(poster.own(draft, name, budget, counters)));
    }

    /** What has no room may get it from what its handler keeps, once the call has returned. */
    private void post(MessagePoster.Own own) {
        if (own.hasRoom() || kept.isUsed(own.message().origin().address())) {
            postedLater.post(own::post);
        } else {
            own.post(Optional.empty());
        }
    }

    private AddressCounters counters(Folder folder, String name) {
        return allCounters.of(folder.noun() + " " + name);
    }

    /** What was given to an object that could not be made is taken back. */
    private static <T> T freeing(ObjectContext.Given given, Callable<T> making) throws Exception {
        boolean done = false;
        try {
            var made = making.call();
            done = true;
            return made;
        } finally {
            if (!done) {
                given.close();
            }
        }
    }

    private <T> T made(Folder folder, ObjectContext.Given given, Callable<T> making)
            throws ApplyException {
        var file = services.file(folder, given.name()).orElse(folder.path());
        return made(folder.noun() + " " + given.name(), file, () -> freeing(given, making));
    }

    /** Running out of memory while a plugin makes something fails that plugin only. */
    private static <T> T made(String what, String file, Callable<T> making) throws ApplyException {
        try {
            return making.call();
        } catch (Exception | LinkageError | AssertionError | VirtualMachineError e) {
            throw new ApplyException(file, what, FailureText.reason(e), e);
        }
    }
}
