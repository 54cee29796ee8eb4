package io.postern.gateway;

import io.postern.address.ReceivingAddress;
import io.postern.api.message.Envelope;
import io.postern.carrier.RunningCarrier;
import io.postern.config.change.Changes;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import io.postern.delivery.Dispatch;
import io.postern.delivery.watch.SendWatch;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.HeldResources;
import io.postern.gateway.object.OfferedConfiguration;
import io.postern.gateway.object.ParallelClosing;
import io.postern.gateway.object.PendingObjects;
import io.postern.gateway.object.PluginObjects;
import io.postern.time.Machine;
import io.postern.time.SteadyStamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The carriers that run, by name, and the dispatch of each, which outlives it. */
final class Carriers {

    // the links' own bound, and a second for the rest
    private static final Duration LONGEST_END = Duration.ofSeconds(6);
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);

    private final PluginObjects objects;
    private final Machine machine;
    private final CarrierListener listener;
    private final SendWatch sends;
    private final ParallelClosing farewells;
    private final Map<String, RunningCarrier> running = new ConcurrentHashMap<>();
    private final Map<String, Dispatch> dispatches = new ConcurrentHashMap<>();
    private final Map<String, Map<String, ReceivingAddress>> listening = new ConcurrentHashMap<>();
    private HeldResources holdings = HeldResources.NONE;

    /**
     * @param restart told the carrier, and the thread, that do not come back from sending
     */
    Carriers(
            PluginObjects objects,
            Machine machine,
            CarrierListener listener,
            BiConsumer<String, Thread> restart) {
        this.objects = objects;
        this.machine = machine;
        this.listener = listener;
        this.sends = new SendWatch(machine.time(), restart);
        this.farewells =
                new ParallelClosing(
                        machine.threads(),
                        "what it left at the other end",
                        "stays there",
                        LONGEST_FAREWELL);
    }

    /** Makes what is new or changed; nothing is opened yet. */
    void make(PendingObjects<RunningCarrier> fresh, Changes changes, OfferedConfiguration next)
            throws ApplyException {
        for (var name : changes.addedAndChanged()) {
            var plan = next.configuration().carriers().get(name);
            if (!plan.waiting()) {
                fresh.add(name, running.containsKey(name), () -> make(plan, next));
            }
        }
    }

    private RunningCarrier make(CarrierPlan plan, OfferedConfiguration next) throws ApplyException {
        var links = listener.links(plan);
        var made = objects.carrier(plan, next, dispatch(plan.name()), links);
        links.made(plan.name(), made.carrying());
        return made;
    }

    /**
     * Ends those that are gone or changed: they hold ports and ids that the new ones need. What
     * nobody holds any more is left for good.
     */
    void end(Changes changes, OfferedConfiguration next) {
        var held = HeldResources.of(next);
        var ended = new HashMap<String, RunningCarrier>();
        for (var name : changes.changedAndRemoved()) {
            named(name).ifPresent(carrier -> ended.put(name, carrier));
            listening.remove(name);
        }
        end(ended);
        running.keySet().removeAll(ended.keySet());
        ended.forEach(
                (name, carrier) -> {
                    if (holdings.areLeft(name, next.configuration(), held)) {
                        farewells.begin("carrier " + name, carrier::leave);
                    }
                });
        holdings = held;
        forgetUnmonitored(changes, next.configuration());
    }

    /** One that waits for its plugin cannot be monitored now, but is not forgotten. */
    private void forgetUnmonitored(Changes changes, Configuration next) {
        changes.removed().forEach(listener::forget);
        for (var name : changes.addedAndChanged()) {
            var plan = next.carriers().get(name);
            if (!plan.waiting() && plan.patience().isEmpty()) {
                listener.forget(name);
            }
        }
    }

    /** Waits for carriers that leave, within a bound. */
    void awaitFarewells() {
        farewells.await();
    }

    void put(PendingObjects<RunningCarrier> fresh) {
        running.putAll(fresh.made());
    }

    /**
     * Tells each carrier whose receive addresses changed what to listen to. Completes when all
     * links follow.
     */
    CompletableFuture<Void> listen(Map<String, Map<String, ReceivingAddress>> intakes) {
        var following = new ArrayList<CompletableFuture<Void>>();
        running.forEach(
                (name, carrier) -> {
                    var next = intakes.getOrDefault(name, Map.of());
                    if (!next.equals(listening.put(name, next))) {
                        following.add(carrier.listen(next));
                    }
                });
        return CompletableFuture.allOf(following.toArray(CompletableFuture<?>[]::new));
    }

    void start(PendingObjects<RunningCarrier> fresh) {
        fresh.made().values().forEach(RunningCarrier::start);
    }

    /** The carrier that waits for a stuck thread, where it runs, and all that run on the thread. */
    SortedSet<String> stuck(String waiting, Thread thread) {
        var stuck = new TreeSet<String>();
        running.forEach(
                (name, carrier) -> {
                    // every one is asked: the question also tells it not to take the thread again
                    if (carrier.runsOn(thread) || name.equals(waiting)) {
                        stuck.add(name);
                        carrier.stopTaking();
                    }
                });
        return stuck;
    }

    /**
     * Makes a carrier anew whose thread is stuck in a handler. The stuck one is left to end by
     * itself in the background.
     */
    void restart(String name, OfferedConfiguration now) throws ApplyException {
        var stuck = running.get(name);
        if (stuck != null) {
            stuck.giveUp();
            running.remove(name);
            var anew = endedAfter(stuck, now.configuration().carriers().get(name), now);
            running.put(name, anew);
            anew.listen(listening.getOrDefault(name, Map.of()));
            anew.start();
        }
    }

    private RunningCarrier endedAfter(
            RunningCarrier stuck, CarrierPlan plan, OfferedConfiguration now)
            throws ApplyException {
        try {
            return make(plan, now);
        } finally {
            machine.threads().once("end-" + plan.name(), stuck::end);
        }
    }

    void stopTaking() {
        running.values().forEach(RunningCarrier::stopTaking);
    }

    void endAll() {
        sends.close();
        end(running);
        running.clear();
    }

    /**
     * All side by side. Those that stand alone end last: the others may hang on them, such as on a
     * broker.
     */
    private void end(Map<String, RunningCarrier> carriers) {
        for (boolean alone : new boolean[] {false, true}) {
            var ends =
                    new ParallelClosing(
                            machine.threads(), "its links", "are left to themselves", LONGEST_END);
            carriers.forEach(
                    (name, carrier) -> {
                        if (carrier.standsAlone() == alone) {
                            ends.begin("carrier " + name, carrier::end);
                        }
                    });
            ends.await();
        }
    }

    void receive(ReceivingAddress intake, Optional<Envelope> because) {
        named(intake.plan().carrier()).ifPresent(one -> one.receive(intake.address(), because));
    }

    Optional<RunningCarrier> named(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /** Since when sending over one has not come back; nothing where it comes back. */
    Optional<SteadyStamp> stuck(String name) {
        return sends.stuck(name);
    }

    Dispatch dispatch(String name) {
        return dispatches.computeIfAbsent(name, this::newDispatch);
    }

    private Dispatch newDispatch(String name) {
        var dispatch = new Dispatch(machine.time(), machine.threads().lane("send-" + name));
        sends.add(name, dispatch);
        return dispatch;
    }
}
