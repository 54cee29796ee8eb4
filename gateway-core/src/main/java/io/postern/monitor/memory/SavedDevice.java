package io.postern.monitor.memory;

import io.postern.api.carrier.Peer;
import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import java.util.Optional;

/** What is kept of one device. One owner thread. */
public final class SavedDevice implements ConnectionMemory {

    private static final String PORT = "port";

    private final Runnable write;
    private Peer peer;
    private Optional<SavedState> kept;

    /**
     * @param write keeps all slots
     */
    public SavedDevice(Peer peer, Optional<SavedState> kept, Runnable write) {
        this.peer = peer;
        this.kept = kept;
        this.write = write;
    }

    /** Empty where it is not what {@link #toJson} writes. */
    public static Optional<SavedDevice> of(String id, Json json, Runnable write) {
        return SavedState.of(json)
                .map(
                        kept ->
                                new SavedDevice(
                                        new Peer(id, port((JsonObject) json)),
                                        Optional.of(kept),
                                        write));
    }

    private static String port(JsonObject json) {
        return json.text(PORT).orElse("");
    }

    public Peer peer() {
        return peer;
    }

    public void isAt(Peer now) {
        peer = now;
    }

    @Override
    public Optional<SavedState> load() {
        return kept;
    }

    @Override
    public void save(SavedState now) {
        kept = Optional.of(now);
        write.run();
    }

    /** Empty as long as there is nothing to keep. */
    public Optional<JsonObject> toJson() {
        return kept.map(known -> known.toJson().with(PORT, peer.port()));
    }
}
