package io.postern.recovery.task;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.text.TimeText;
import java.time.Instant;
import java.util.Optional;

/**
 * How a connection stands, as far as this task was told.
 *
 * @param loss the last loss that was known; it tells a repeated message from a new one
 */
record ConnectionState(boolean isLost, Instant time, Optional<Instant> loss) {

    private static final String LOST = "disconnect";

    static ConnectionState lost(Instant time) {
        return new ConnectionState(true, time, Optional.of(time));
    }

    static ConnectionState back(Instant time, Optional<Instant> loss) {
        return new ConnectionState(false, time, loss);
    }

    JsonObject toJson() {
        var json =
                JsonObject.EMPTY
                        .with("status", isLost ? LOST : "reconnect")
                        .with("time", TimeText.of(time));
        return loss.map(at -> json.with("lost", TimeText.of(at))).orElse(json);
    }

    /** Empty where it is not what {@link #toJson} writes. */
    static Optional<ConnectionState> of(Json json) {
        if (!(json instanceof JsonObject object)) {
            return Optional.empty();
        }
        var loss = object.text("lost").flatMap(TimeText::read);
        return object.text("time")
                .flatMap(TimeText::read)
                .map(
                        time ->
                                new ConnectionState(
                                        object.text("status").equals(Optional.of(LOST)),
                                        time,
                                        loss));
    }
}
