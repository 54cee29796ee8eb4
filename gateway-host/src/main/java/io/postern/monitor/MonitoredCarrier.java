package io.postern.monitor;

import io.postern.api.context.Time;
import io.postern.api.link.Peer;
import io.postern.api.message.Draft;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The connections of one carrier. A link that leads to a device of its own is that device's. The
 * others that the carrier was made with and that messages go over are together the carrier's own
 * connection: it is up when all of them are, and it is there only as long as no device was ever
 * seen. A link that only looks for devices is nobody's connection.
 */
final class MonitoredCarrier {

    private final Time time;
    private final Executor lane;
    private final ConnectionStore store;
    private final Consumer<Draft> post;
    private final DeviceConnections devices;
    private final Set<String> up = new HashSet<>();
    private Optional<MonitoredConnection> own = Optional.empty();
    private MonitoredLinks watch;

    MonitoredCarrier(
            MonitoredLinks first,
            Time time,
            Executor lane,
            ConnectionStore store,
            Consumer<Draft> post) {
        this.watch = first;
        this.time = time;
        this.lane = lane;
        this.store = store;
        this.post = post;
        this.devices = new DeviceConnections(store, this::connection);
    }

    private MonitoredConnection connection(
            Optional<SavedState> kept, Supplier<Optional<Peer>> peer, Runnable save) {
        var messages = new StatusMessages(watch.carrier(), watch.source(), peer, post);
        return new MonitoredConnection(time, lane, watch.patience(), kept, save, messages);
    }

    void changed(MonitoredLinks by, String link, LinkState state) {
        if (!isCurrent(by)) {
            return;
        }
        if (state.peer().isPresent() || devices.has(link)) {
            devices.changed(link, state);
        } else if (devices.areNone() && watch.carrying().contains(link)) {
            ownChanged(link, state);
        }
        if (!devices.areNone()) {
            forgetOwn();
        }
    }

    void gone(MonitoredLinks by, String link, String why) {
        if (isCurrent(by)) {
            devices.gone(link, why);
        }
    }

    /** Of two carriers of one name the later one counts. */
    private boolean isCurrent(MonitoredLinks by) {
        if (by.number() > watch.number()) {
            watch = by;
            up.clear();
            own.ifPresent(one -> one.followedBy(by.patience()));
            devices.followedBy(by.patience());
        }
        return by.number() == watch.number();
    }

    private void ownChanged(String link, LinkState state) {
        if (own.isEmpty()) {
            own = Optional.of(connection(store.own(), Optional::empty, this::saveOwn));
        }
        if (state.phase() == Phase.UP) {
            up.add(link);
        } else {
            up.remove(link);
        }
        own.get().changed(up.containsAll(watch.carrying()), state.trouble().orElse(""));
    }

    private void saveOwn() {
        own.flatMap(MonitoredConnection::kept).ifPresent(store::own);
    }

    private void forgetOwn() {
        own.ifPresent(MonitoredConnection::forget);
        own = Optional.empty();
        store.forgetOwn();
    }

    /** Notes which are up, so that after a crash the gap begins here. */
    void noteAlive() {
        note(MonitoredConnection::noteAlive);
    }

    /** The gateway ends: nothing more is told, and what is known stays. */
    void stop() {
        note(MonitoredConnection::stop);
    }

    private void note(Predicate<MonitoredConnection> noting) {
        devices.note(noting);
        if (own.filter(noting).isPresent()) {
            saveOwn();
        }
    }

    /** Nothing more is told, and nothing is known any more. */
    void forget() {
        devices.forget();
        own.ifPresent(MonitoredConnection::forget);
    }
}
