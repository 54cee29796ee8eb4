package io.postern.gateway;

import io.postern.config.plan.Configuration;
import io.postern.handler.RunningHandler;
import io.postern.handler.Turn;
import io.postern.handler.Watchdog;
import io.postern.plugin.Catalog;
import io.postern.reload.ApplyException;
import io.postern.reload.Changes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** The handlers that run, by name. */
final class Handlers {

    private final Maker maker;
    private final Watchdog watchdog;
    private final BiConsumer<String, Thread> restartCarriers;
    private final Map<String, RunningHandler> running = new ConcurrentHashMap<>();

    Handlers(Maker maker, Watchdog watchdog, BiConsumer<String, Thread> restartCarriers) {
        this.maker = maker;
        this.watchdog = watchdog;
        this.restartCarriers = restartCarriers;
    }

    /** Makes what is new or changed; nothing runs yet. */
    Fresh<Turn> make(Changes changes, Configuration next, Catalog catalog) throws ApplyException {
        var fresh = new Fresh<>(Turn::close);
        for (var name : changes.addedAndChanged()) {
            var plan = next.handlers().get(name);
            if (!plan.waiting()) {
                fresh.add(name, () -> maker.handler(plan, next.systemId(), catalog));
            }
        }
        return fresh;
    }

    /** Puts the fresh objects in place, each between two messages. */
    void put(Fresh<Turn> fresh, Configuration next, Catalog catalog) {
        fresh.made().forEach((name, turn) -> put(name, turn, next, catalog));
    }

    private void put(String name, Turn turn, Configuration next, Catalog catalog) {
        var there = running.get(name);
        if (there == null) {
            running.put(
                    name, new RunningHandler(name, turn, watchdog, rescue(name, next, catalog)));
        } else {
            there.exchange(turn, rescue(name, next, catalog));
        }
    }

    private RunningHandler.Rescue rescue(String name, Configuration next, Catalog catalog) {
        var plan = next.handlers().get(name);
        return new RunningHandler.Rescue() {
            @Override
            public Turn anew() throws Exception {
                return maker.handler(plan, next.systemId(), catalog);
            }

            @Override
            public void carriers(String waiting, Thread stuck) {
                restartCarriers.accept(waiting, stuck);
            }
        };
    }

    /** Ends those that should not run any more. */
    void endOthers(Configuration next) {
        var gone = new HashMap<>(running);
        next.handlers().values().stream()
                .filter(plan -> !plan.waiting())
                .forEach(plan -> gone.remove(plan.name()));
        gone.forEach(
                (name, handler) -> {
                    running.remove(name);
                    handler.remove();
                });
    }

    /** Ends all with the gateway. */
    void endAll() {
        running.values().forEach(RunningHandler::close);
        running.clear();
    }

    Optional<RunningHandler> named(String name) {
        return Optional.ofNullable(running.get(name));
    }

    /** How many messages wait for a handler. */
    int waiting(String name) {
        return named(name).map(RunningHandler::waiting).orElse(0);
    }
}
