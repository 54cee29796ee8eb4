package io.postern.monitor;

import io.postern.carrier.LinkState;
import io.postern.monitor.memory.OwnMemory;
import io.postern.monitor.memory.StateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The connections of one carrier. A link that leads to a device of its own is that device's. The
 * others that the carrier was made with and that messages go over are together the carrier's own
 * connection; it is there only as long as no device was ever seen. A link that only looks for
 * devices is nobody's connection.
 */
final class Monitor {

    private final MonitorContext means;
    private final DeviceConnections peers;
    private Optional<CarrierConnection> own = Optional.empty();
    private MonitoredLinks watch;

    Monitor(MonitoredLinks first, MonitorContext means) {
        this.watch = first;
        this.means = means;
        this.peers = new DeviceConnections(first, means);
    }

    void changed(MonitoredLinks by, String link, LinkState state) {
        if (!isCurrent(by)) {
            return;
        }
        if (state.peer().isPresent() || peers.has(link)) {
            peers.changed(link, state);
        } else if (peers.areNone() && watch.links().contains(link)) {
            own().changed(link, state);
        }
        if (!peers.areNone()) {
            forgetOwn();
        }
    }

    void gone(MonitoredLinks by, String link, String why) {
        if (isCurrent(by)) {
            peers.gone(link, why);
        }
    }

    /** Of two carriers of one name the later one counts. */
    private boolean isCurrent(MonitoredLinks by) {
        if (by.number() > watch.number()) {
            watch = by;
            own.ifPresent(one -> one.followedBy(by));
            peers.followedBy(by);
        }
        return by.number() == watch.number();
    }

    private CarrierConnection own() {
        if (own.isEmpty()) {
            var telling =
                    new StatusMessages(
                            watch.carrier(),
                            watch.source(),
                            Optional::empty,
                            draft -> means.post().accept(watch.carrier(), draft));
            var memory = new OwnMemory(shelf());
            own =
                    Optional.of(
                            new CarrierConnection(watch, means.connection(watch, memory, telling)));
        }
        return own.get();
    }

    private void forgetOwn() {
        own.ifPresent(one -> one.connection().forget());
        own = Optional.empty();
        shelf().clear();
    }

    private StateKey shelf() {
        return means.shelf(watch.carrier(), OwnMemory.KEY);
    }

    /** Notes which are up, so that after a crash the gap begins here. */
    void noteAlive() {
        peers.writingOnce(() -> connections().forEach(MonitoredConnection::noteAlive));
    }

    /** The gateway ends: nothing more is told, and what is known stays. */
    void stop() {
        peers.writingOnce(() -> connections().forEach(MonitoredConnection::stop));
    }

    /** Nothing more is told. */
    void forget() {
        connections().forEach(MonitoredConnection::forget);
    }

    private List<MonitoredConnection> connections() {
        var all = new ArrayList<>(peers.connections());
        own.ifPresent(one -> all.add(one.connection()));
        return all;
    }
}
