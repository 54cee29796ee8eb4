package io.postern.monitor;

import io.postern.api.carrier.Peer;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.carrier.LinkState;
import io.postern.carrier.LinkState.Phase;
import io.postern.monitor.memory.SavedDevice;
import io.postern.monitor.memory.StateKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The devices of one carrier, each a connection of its own wherever it is plugged in. At most
 * {@link #MOST} are known: beyond that the one that came up longest ago is forgotten.
 */
final class DeviceConnections {

    static final int MOST = 1_000;
    static final String KEY = "peers";

    // what is kept of all of them fits into a store, whatever a device says of itself
    private static final int LONGEST_ID = 128;

    private final MonitorContext means;
    private final StateKey shelf;
    private final Map<String, Device> byId = new LinkedHashMap<>();
    private final Map<String, Device> byLink = new HashMap<>();
    private MonitoredLinks watch;
    private boolean holding;
    private boolean waiting;

    /**
     * @param up the links that lead to it now
     */
    private record Device(SavedDevice slot, MonitoredConnection connection, Set<String> up) {

        String id() {
            return slot.peer().id();
        }
    }

    /** Begins with those that are kept: one that does not come back in time is told as lost. */
    DeviceConnections(MonitoredLinks watch, MonitorContext means) {
        this.watch = watch;
        this.means = means;
        this.shelf = means.shelf(watch.carrier(), KEY);
        shelf.get().ifPresent(this::load);
    }

    private void load(Json written) {
        if (written instanceof JsonObject object) {
            object.fields()
                    .forEach(
                            (id, json) ->
                                    SavedDevice.of(id, json, this::write)
                                            .ifPresentOrElse(
                                                    this::add,
                                                    () -> shelf.complain("device " + id)));
        } else {
            shelf.complain("its devices");
        }
    }

    private Device add(SavedDevice slot) {
        var telling =
                new StatusMessages(
                        watch.carrier(),
                        watch.source(),
                        () -> Optional.of(slot.peer()),
                        draft -> means.post().accept(watch.carrier(), draft));
        var device = new Device(slot, means.connection(watch, slot, telling), new HashSet<>());
        byId.put(device.id(), device);
        return device;
    }

    boolean areNone() {
        return byId.isEmpty();
    }

    /** Whether a link leads, or led, to one of them. */
    boolean has(String link) {
        return byLink.containsKey(link);
    }

    void changed(String link, LinkState state) {
        if (state.phase() == Phase.UP) {
            state.peer()
                    .map(DeviceConnections::shortened)
                    .ifPresentOrElse(peer -> up(link, peer), () -> gone(link, "it is another one"));
        } else {
            down(link, state.trouble().orElse(""));
        }
    }

    private static Peer shortened(Peer peer) {
        var id = peer.id();
        return new Peer(id.substring(0, Math.min(id.length(), LONGEST_ID)), peer.port());
    }

    private void up(String link, Peer peer) {
        var before = byLink.get(link);
        if (before != null && !before.id().equals(peer.id())) {
            gone(link, "another device is there");
        }
        var known = Optional.ofNullable(byId.remove(peer.id()));
        if (known.isEmpty()) {
            makeRoom();
        }
        var device =
                known.orElseGet(() -> add(new SavedDevice(peer, Optional.empty(), this::write)));
        byId.put(peer.id(), device);
        byLink.put(link, device);
        device.slot().isAt(peer);
        device.up().add(link);
        if (!device.connection().isUp()) {
            device.connection().returned();
        }
    }

    private void makeRoom() {
        var oldest = byId.values().stream().filter(one -> one.up().isEmpty()).findFirst();
        if (byId.size() >= MOST && oldest.isPresent()) {
            oldest.get().connection().forget();
            byId.remove(oldest.get().id());
            byLink.values().removeIf(one -> one == oldest.get());
        }
    }

    private void down(String link, String why) {
        var device = byLink.get(link);
        if (device == null) {
            return;
        }
        device.up().remove(link);
        if (device.up().isEmpty() && device.connection().isUp()) {
            device.connection().lost(why.isEmpty() ? "it was closed" : why);
        } else if (device.up().isEmpty() && !why.isEmpty()) {
            device.connection().because(why);
        }
    }

    /** The link is taken away. */
    void gone(String link, String why) {
        down(link, why);
        byLink.remove(link);
    }

    /** The carrier was made anew. */
    void followedBy(MonitoredLinks next) {
        watch = next;
        byLink.clear();
        for (var device : byId.values()) {
            device.up().clear();
            device.connection().followedBy(next.patience());
        }
    }

    List<MonitoredConnection> connections() {
        return byId.values().stream().map(Device::connection).toList();
    }

    /** Does something with all of them, and writes once. */
    void writingOnce(Runnable job) {
        holding = true;
        job.run();
        holding = false;
        if (waiting) {
            write();
        }
    }

    private void write() {
        waiting = holding;
        if (!holding) {
            var all = JsonObject.builder();
            for (var device : new ArrayList<>(byId.values())) {
                device.slot().toJson().ifPresent(json -> all.put(device.id(), json));
            }
            shelf.put(all.build());
        }
    }
}
