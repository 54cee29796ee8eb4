package io.postern.monitor.memory;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.message.TimeText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * What outlives a restart.
 *
 * @param status what was told last; before anything was, {@code reconnect} means that it was up
 * @param time of that loss or return
 * @param alive when it was last known to be up
 */
public record SavedState(ConnectionReport status, Instant time, Instant alive) {

    public static SavedState lost(Instant time) {
        return new SavedState(ConnectionReport.DISCONNECT, time, time);
    }

    public static SavedState connected(Instant time, Instant alive) {
        return new SavedState(ConnectionReport.RECONNECT, time, alive);
    }

    public SavedState alive(Instant now) {
        return new SavedState(status, time, now);
    }

    public boolean isLost() {
        return status == ConnectionReport.DISCONNECT;
    }

    JsonObject toJson() {
        return JsonObject.EMPTY
                .with("status", status.word())
                .with("time", TimeText.of(time))
                .with("alive", TimeText.of(alive));
    }

    /** Empty where it is not what {@link #toJson} writes. */
    static Optional<SavedState> of(Json json) {
        if (!(json instanceof JsonObject object)) {
            return Optional.empty();
        }
        var status = object.text("status").flatMap(ConnectionReport::of);
        var time = instant(object, "time");
        var alive = instant(object, "alive");
        return status.isPresent() && time.isPresent() && alive.isPresent()
                ? Optional.of(new SavedState(status.get(), time.get(), alive.get()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(JsonObject object, String field) {
        try {
            return object.text(field)
                    .map(text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException garbage) {
            return Optional.empty();
        }
    }
}
