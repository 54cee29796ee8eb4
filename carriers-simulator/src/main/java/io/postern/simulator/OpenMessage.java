package io.postern.simulator;

import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.json.JsonObject;

/** A message that waits for its acknowledgement. */
final class OpenMessage implements Acknowledgement {

    private final JsonObject content;
    private final String place;
    private final Window window;
    private volatile boolean confirmed;

    OpenMessage(JsonObject content, String place, Window window) {
        this.content = content;
        this.place = place;
        this.window = window;
        window.take();
    }

    @Override
    public void confirm() {
        confirmed = true;
        window.free();
    }

    boolean isConfirmed() {
        return confirmed;
    }

    Arrival arrival() {
        return Arrival.of(content, place).acknowledgedBy(this);
    }

    /** The same message in a new window, for an earlier one that was closed. */
    OpenMessage again(Window next) {
        return new OpenMessage(content, place, next);
    }
}
