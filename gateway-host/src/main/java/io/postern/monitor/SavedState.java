package io.postern.monitor;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.text.TimeText;
import java.time.Instant;
import java.util.Optional;

/**
 * What outlives a restart.
 *
 * @param isLost what was told last; before anything was, not lost means that it was up
 * @param time of that loss or return
 * @param alive when it was last known to be up
 */
record SavedState(boolean isLost, Instant time, Instant alive) {

    static SavedState lost(Instant time) {
        return new SavedState(true, time, time);
    }

    static SavedState connected(Instant time, Instant alive) {
        return new SavedState(false, time, alive);
    }

    SavedState alive(Instant now) {
        return new SavedState(isLost, time, now);
    }

    JsonObject toJson() {
        return JsonObject.EMPTY
                .with("status", isLost ? StatusMessages.LOST : StatusMessages.BACK)
                .with("time", TimeText.of(time))
                .with("alive", TimeText.of(alive));
    }

    /** Empty where it is not what {@link #toJson} writes. */
    static Optional<SavedState> of(Json json) {
        if (!(json instanceof JsonObject object)) {
            return Optional.empty();
        }
        var status = object.text("status").orElse("");
        var time = instant(object, "time");
        var alive = instant(object, "alive");
        boolean lost = status.equals(StatusMessages.LOST);
        return (lost || status.equals(StatusMessages.BACK)) && time.isPresent() && alive.isPresent()
                ? Optional.of(new SavedState(lost, time.get(), alive.get()))
                : Optional.empty();
    }

    private static Optional<Instant> instant(JsonObject object, String field) {
        return object.text(field).flatMap(TimeText::read);
    }
}
