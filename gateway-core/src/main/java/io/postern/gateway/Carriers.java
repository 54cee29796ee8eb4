package io.postern.gateway;

import io.postern.address.Intake;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.context.Time;
import io.postern.carrier.LinkListener;
import io.postern.carrier.RunningCarrier;
import io.postern.config.plan.Configuration;
import io.postern.delivery.Dispatch;
import io.postern.plugin.Catalog;
import io.postern.reload.ApplyException;
import io.postern.reload.Changes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The carriers that run, by name, and the dispatch of each, which outlives it. */
final class Carriers {

    private final Maker maker;
    private final Time time;
    private final LinkListener listener;
    private final Map<String, RunningCarrier> running = new ConcurrentHashMap<>();
    private final Map<String, Dispatch> dispatches = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Intake>> listening = new ConcurrentHashMap<>();

    Carriers(Maker maker, Time time, LinkListener listener) {
        this.maker = maker;
        this.time = time;
        this.listener = listener;
    }

    /** Makes what is new or changed; nothing is opened yet. */
    Fresh<RunningCarrier> make(Changes changes, Configuration next, Catalog catalog)
            throws ApplyException {
        var fresh = new Fresh<>(RunningCarrier::end);
        for (var name : changes.addedAndChanged()) {
            if (!next.carriers().get(name).waiting()) {
                fresh.add(name, () -> make(name, next, catalog));
            }
        }
        return fresh;
    }

    private RunningCarrier make(String name, Configuration next, Catalog catalog)
            throws ApplyException {
        var plan = next.carriers().get(name);
        return maker.carrier(plan, next.systemId(), catalog, dispatch(name), listener);
    }

    /** Ends those that are gone or changed: they hold ports and ids that the new ones need. */
    void end(Changes changes) {
        changes.changedAndRemoved()
                .forEach(name -> Optional.ofNullable(running.remove(name)).ifPresent(this::end));
        changes.changedAndRemoved().forEach(listening::remove);
    }

    private void end(RunningCarrier carrier) {
        carrier.end();
    }

    void put(Fresh<RunningCarrier> fresh) {
        running.putAll(fresh.made());
    }

    /** Tells each carrier whose receive addresses changed what to listen to. */
    void listen(Map<String, Map<String, Intake>> intakes) {
        running.forEach(
                (name, carrier) -> {
                    var next = intakes.getOrDefault(name, Map.of());
                    if (!next.equals(listening.put(name, next))) {
                        carrier.listen(next);
                    }
                });
    }

    void start(Fresh<RunningCarrier> fresh) {
        fresh.made().values().forEach(RunningCarrier::start);
    }

    /**
     * Makes a carrier anew whose thread is stuck in a handler. The stuck one is left to end by
     * itself in the background.
     */
    void restart(String name, Configuration now, Catalog catalog) throws ApplyException {
        var stuck = running.get(name);
        if (stuck != null) {
            stuck.stopTaking();
            var anew = make(name, now, catalog);
            running.put(name, anew);
            var end = new Thread(stuck::end, "end-" + name);
            end.setDaemon(true);
            end.start();
            anew.listen(listening.getOrDefault(name, Map.of()));
            anew.start();
        }
    }

    void stopTaking() {
        running.values().forEach(RunningCarrier::stopTaking);
    }

    void endAll() {
        running.values().forEach(RunningCarrier::end);
        running.clear();
    }

    Map<String, Intake> listening(String carrier) {
        return new HashMap<>(listening.getOrDefault(carrier, Map.of()));
    }

    void receive(String carrier, ReceiveAddress address) {
        named(carrier).ifPresent(one -> one.receive(address));
    }

    Optional<RunningCarrier> named(String name) {
        return Optional.ofNullable(running.get(name));
    }

    Dispatch dispatch(String name) {
        return dispatches.computeIfAbsent(name, n -> new Dispatch(time));
    }
}
