package io.postern.monitor;

import io.postern.api.link.Peer;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The devices of one carrier, each a connection of its own wherever it is plugged in. At most
 * {@link #MOST} are known: beyond that the one that came up longest ago is forgotten.
 */
final class DeviceConnections {

    static final int MOST = 1_000;

    // what is kept of all of them fits into a store, whatever a device says of itself
    private static final int LONGEST_ID = 128;

    private final ConnectionStore store;
    private final Making making;
    private final Map<String, Device> byId = new LinkedHashMap<>();
    private final Map<String, Device> byLink = new HashMap<>();

    interface Making {

        /**
         * @param peer where the device is when something is told of it
         * @param save keeps what is known
         */
        MonitoredConnection make(
                Optional<SavedState> kept, Supplier<Optional<Peer>> peer, Runnable save);
    }

    private final class Device {

        private final MonitoredConnection connection;
        private final Set<String> up = new HashSet<>();
        private Peer peer;

        Device(Peer peer, Optional<SavedState> kept) {
            this.peer = peer;
            this.connection =
                    making.make(kept, () -> Optional.of(this.peer), DeviceConnections.this::save);
        }

        void changed(String why) {
            connection.changed(!up.isEmpty(), why);
        }
    }

    /** Begins with those that are kept: one that does not come back in time is told as lost. */
    DeviceConnections(ConnectionStore store, Making making) {
        this.store = store;
        this.making = making;
        store.devices()
                .forEach((peer, kept) -> byId.put(peer.id(), new Device(peer, Optional.of(kept))));
    }

    boolean areNone() {
        return byId.isEmpty();
    }

    /** Whether a link leads, or led, to one of them. */
    boolean has(String link) {
        return byLink.containsKey(link);
    }

    void changed(String link, LinkState state) {
        if (state.phase() != Phase.UP) {
            down(link, state.trouble().orElse(""));
        } else if (state.peer().isPresent()) {
            up(link, shortened(state.peer().get()));
        } else {
            gone(link, "it is another one");
        }
    }

    private static Peer shortened(Peer peer) {
        var id = peer.id();
        return new Peer(id.substring(0, Math.min(id.length(), LONGEST_ID)), peer.port());
    }

    private void up(String link, Peer peer) {
        var before = byLink.get(link);
        if (before != null && !before.peer.id().equals(peer.id())) {
            gone(link, "another device is there");
        }
        var device = newest(peer);
        byLink.put(link, device);
        device.peer = peer;
        device.up.add(link);
        device.changed("");
    }

    private Device newest(Peer peer) {
        var known = byId.remove(peer.id());
        if (known == null) {
            makeRoom();
            known = new Device(peer, Optional.empty());
        }
        byId.put(peer.id(), known);
        return known;
    }

    private void makeRoom() {
        var oldest = byId.values().stream().filter(one -> one.up.isEmpty()).findFirst();
        if (byId.size() >= MOST && oldest.isPresent()) {
            oldest.get().connection.forget();
            byId.remove(oldest.get().peer.id());
            byLink.values().removeIf(one -> one == oldest.get());
        }
    }

    private void down(String link, String why) {
        var device = byLink.get(link);
        if (device != null) {
            device.up.remove(link);
            device.changed(why);
        }
    }

    /** The link is taken away. */
    void gone(String link, String why) {
        down(link, why);
        byLink.remove(link);
    }

    /** The carrier was made anew. */
    void followedBy(Duration patience) {
        byLink.clear();
        for (var device : byId.values()) {
            device.up.clear();
            device.connection.followedBy(patience);
        }
    }

    /** Lets each note something, and writes once. */
    void note(Predicate<MonitoredConnection> noting) {
        boolean changed = false;
        for (var device : byId.values()) {
            changed |= noting.test(device.connection);
        }
        if (changed) {
            save();
        }
    }

    void forget() {
        byId.values().forEach(device -> device.connection.forget());
    }

    private void save() {
        var kept = new LinkedHashMap<Peer, SavedState>();
        byId.values()
                .forEach(
                        device ->
                                device.connection
                                        .kept()
                                        .ifPresent(state -> kept.put(device.peer, state)));
        store.devices(kept);
    }
}
