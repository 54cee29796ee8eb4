package io.postern.monitor;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Peer;
import io.postern.api.message.Draft;
import io.postern.api.text.TimeText;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says in messages what becomes of one connection. A table of the newest messages keeps one for
 * each carrier, and one for each of its devices, though those of one source share an id.
 *
 * @param peer the device at the other end, where the carrier has several
 */
record StatusMessages(
        String carrier, String source, Supplier<Optional<Peer>> peer, Consumer<Draft> post)
        implements MonitoredConnection.Telling {

    static final String LOST = "disconnect";
    static final String BACK = "reconnect";

    @Override
    public void lost(Instant time, String reason) {
        post(content(LOST, time).with("reason", reason));
    }

    /** The loss is said again: whoever was told of it may have crashed with us since. */
    @Override
    public void returned(Instant time, Instant loss) {
        post(content(BACK, time).with("lost_connection_time", TimeText.of(loss)));
    }

    private JsonObject content(String status, Instant time) {
        var whose = JsonObject.EMPTY.with("id", source).with("carrier", carrier);
        return peer.get()
                .map(device -> with(whose, device))
                .orElse(whose)
                .with("time", TimeText.of(time))
                .with("connection_status", status);
    }

    private static JsonObject with(JsonObject whose, Peer device) {
        var placed = whose.with("port", device.port());
        return device.id().equals(device.port()) ? placed : placed.with("device", device.id());
    }

    private void post(JsonObject content) {
        var id = peer.get().map(device -> carrier + "/" + device.id()).orElse(carrier);
        post.accept(Draft.of(Monitors.TYPE, content).withId(id));
    }
}
