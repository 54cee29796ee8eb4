package io.postern.gateway;

import io.postern.config.change.Changes;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.AllCounters;
import io.postern.gateway.object.ApplyException;
import io.postern.gateway.object.OfferedConfiguration;
import io.postern.gateway.object.ParallelClosing;
import io.postern.gateway.object.PendingObjects;
import io.postern.gateway.object.PluginObjects;
import io.postern.handler.HandlerFunctions;
import io.postern.handler.HandlerObject;
import io.postern.handler.RunningHandler;
import io.postern.handler.Watchdog;
import io.postern.handler.call.PostedLater;
import io.postern.time.Machine;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handlers that run, by name. */
final class Handlers {

    private static final Logger LOG = LoggerFactory.getLogger(Handlers.class);

    // twice its own bound, for a call and for what waits, and a second for the rest
    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final PluginObjects objects;
    private final AllCounters allCounters;
    private final Threads threads;
    private final Watchdog watchdog;
    private final PostedLater postedLater;
    private final BiConsumer<String, Thread> restartCarriers;
    private final WaitingObjects unmade;
    private final Map<String, RunningHandler> running = new ConcurrentHashMap<>();

    /**
     * @param unmade told of one that ran and cannot be made anew
     */
    Handlers(
            PluginObjects objects,
            AllCounters allCounters,
            Machine machine,
            PostedLater postedLater,
            BiConsumer<String, Thread> restartCarriers,
            WaitingObjects unmade) {
        this.objects = objects;
        this.allCounters = allCounters;
        this.threads = machine.threads();
        this.watchdog = new Watchdog(machine.time());
        this.postedLater = postedLater;
        this.restartCarriers = restartCarriers;
        this.unmade = unmade;
    }

    /** Makes what is new or changed; nothing runs yet. */
    void make(PendingObjects<HandlerObject> fresh, Changes changes, OfferedConfiguration next)
            throws ApplyException {
        for (var name : changes.addedAndChanged()) {
            var plan = next.configuration().handlers().get(name);
            if (!plan.waiting()) {
                fresh.add(name, runs(name), () -> objects.handler(plan, next));
            }
        }
    }

    private boolean runs(String name) {
        return named(name).filter(RunningHandler::hasObject).isPresent();
    }

    /**
     * Puts the fresh objects in place, each between two messages. One whose plugin is absent, or
     * cannot make it, has none: what is for it waits.
     */
    void put(PendingObjects<HandlerObject> fresh, Changes changes, OfferedConfiguration next) {
        for (var name : changes.addedAndChanged()) {
            put(name, Optional.ofNullable(fresh.made().get(name)), () -> another(name, next));
        }
    }

    private void put(String name, Optional<HandlerObject> made, Callable<HandlerObject> another) {
        var there = running.get(name);
        if (there == null) {
            var counters = allCounters.of("handler " + name);
            var services =
                    new RunningHandler.Services(
                            counters, watchdog, postedLater, threads, this::stuck);
            running.put(name, new RunningHandler(name, made, services, another));
        } else {
            there.exchange(made, another);
        }
    }

    private HandlerObject another(String name, OfferedConfiguration next) throws ApplyException {
        try {
            return objects.handler(next.configuration().handlers().get(name), next);
        } catch (ApplyException e) {
            unmade.failed(Folder.HANDLERS, name, e);
            throw e;
        }
    }

    private void stuck(String waiting, Thread stuck) {
        running.values().forEach(handler -> handler.release(stuck));
        restartCarriers.accept(waiting, stuck);
    }

    /** Ends those that should not run any more. */
    void endOthers(Configuration next) {
        var gone = new HashMap<>(running);
        gone.keySet().removeAll(next.handlers().keySet());
        running.keySet().removeAll(gone.keySet());
        end(gone, RunningHandler::remove);
        gone.keySet().forEach(objects::left);
    }

    /** Lets all do what they want done before they end, within a bound. */
    void flush(Duration most) throws InterruptedException {
        var all = running.values().stream().map(RunningHandler::flush);
        var done = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
        if (!threads.await(done, most)) {
            LOG.warn(
                    "a handler was not done within {} s with what it kept: that is lost",
                    most.toSeconds());
        }
    }

    /** Ends all with the gateway. */
    void endAll() {
        end(running, RunningHandler::close);
        running.clear();
        watchdog.close();
    }

    /** Side by side: each may wait for a call. */
    private void end(Map<String, RunningHandler> all, Consumer<RunningHandler> last) {
        var ends = new ParallelClosing(threads, "its call", "is left to itself", LONGEST_END);
        all.forEach((name, handler) -> ends.begin("handler " + name, () -> last.accept(handler)));
        ends.await();
    }

    Optional<HandlerFunctions> functions(HandlerUse use) {
        return named(use.handler()).map(one -> new HandlerFunctions(one, use.functions()));
    }

    Optional<RunningHandler> named(String name) {
        return Optional.ofNullable(running.get(name));
    }
}
