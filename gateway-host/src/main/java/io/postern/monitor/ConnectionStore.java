package io.postern.monitor;

import io.postern.api.context.StateStore;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Peer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of one carrier's connections. A disk that refuses is no reason to tell nothing: then
 * only a restart knows less.
 */
final class ConnectionStore {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionStore.class);
    private static final String OWN = "connection";
    private static final String DEVICES = "peers";
    private static final String PORT = "port";

    private final String carrier;
    private final StateStore store;

    ConnectionStore(String carrier, StateStore store) {
        this.carrier = carrier;
        this.store = store;
    }

    /** The carrier's own connection. */
    Optional<SavedState> own() {
        var written = get(OWN);
        var kept = written.flatMap(SavedState::of);
        if (written.isPresent() && kept.isEmpty()) {
            complain("its connection");
        }
        return kept;
    }

    void own(SavedState kept) {
        tryTo(() -> store.put(OWN, kept.toJson()));
    }

    void forgetOwn() {
        tryTo(() -> store.remove(OWN));
    }

    /** Its devices, each where it was last. */
    Map<Peer, SavedState> devices() {
        var devices = new LinkedHashMap<Peer, SavedState>();
        var written = get(DEVICES);
        if (written.isPresent() && written.get() instanceof JsonObject all) {
            all.fields()
                    .forEach(
                            (id, json) ->
                                    SavedState.of(json)
                                            .ifPresentOrElse(
                                                    kept -> devices.put(peer(id, json), kept),
                                                    () -> complain("device " + id)));
        } else if (written.isPresent()) {
            complain("its devices");
        }
        return devices;
    }

    private static Peer peer(String id, Json json) {
        return new Peer(id, ((JsonObject) json).text(PORT).orElse(""));
    }

    void devices(Map<Peer, SavedState> devices) {
        var all = JsonObject.builder();
        devices.forEach((peer, kept) -> all.put(peer.id(), kept.toJson().with(PORT, peer.port())));
        tryTo(() -> store.put(DEVICES, all.build()));
    }

    void forgetAll() {
        forgetOwn();
        tryTo(() -> store.remove(DEVICES));
    }

    private Optional<Json> get(String key) {
        try {
            return store.get(key);
        } catch (IllegalStateException refused) {
            warn(refused);
            return Optional.empty();
        }
    }

    private void tryTo(Runnable write) {
        try {
            write.run();
        } catch (IllegalStateException refused) {
            warn(refused);
        }
    }

    private void warn(IllegalStateException refused) {
        LOG.warn("carrier {}: {}", carrier, refused.getMessage());
    }

    private void complain(String what) {
        LOG.warn(
                "carrier {}: what is kept of {} cannot be read; it begins anew, as after a first"
                        + " start",
                carrier,
                what);
    }
}
