package io.postern.recovery.task;

import io.postern.api.json.Json;
import io.postern.api.json.JsonObject;
import io.postern.api.text.TimeText;
import java.time.Instant;
import java.util.Optional;

/**
 * What a {@code connection_status} message says.
 *
 * @param carrier empty where the message names none
 * @param port where a device is plugged in, where the carrier has several
 * @param device what stays the same wherever it is plugged in, where that is not the port
 * @param id what noticed it, such as {@code mqtt}
 * @param lost when the connection was lost that is back
 */
record ConnectionChange(
        Optional<String> carrier,
        Optional<String> port,
        Optional<String> device,
        String id,
        boolean loss,
        Instant time,
        Optional<Instant> lost) {

    private static final String STATUS = "connection_status";
    private static final String TIME = "time";
    private static final int MOST_SHOWN = 80;

    /**
     * @throws IllegalArgumentException when it says nothing that can be understood
     */
    static ConnectionChange of(JsonObject content) {
        return new ConnectionChange(
                named(content, "carrier"),
                named(content, "port"),
                named(content, "device"),
                content.field("id").map(Json::plain).orElse("default"),
                isLoss(content),
                time(content),
                content.text("lost_connection_time").flatMap(TimeText::read));
    }

    private static Optional<String> named(JsonObject content, String field) {
        return content.text(field).filter(name -> !name.isEmpty());
    }

    private static boolean isLoss(JsonObject content) {
        var word = content.text(STATUS).orElse("");
        if (!word.equals("disconnect") && !word.equals("reconnect")) {
            throw unlike(content, STATUS, "\"disconnect\" or \"reconnect\"");
        }
        return word.equals("disconnect");
    }

    private static Instant time(JsonObject content) {
        return content.text(TIME)
                .flatMap(TimeText::read)
                .orElseThrow(
                        () -> unlike(content, TIME, "a time such as 2024-05-16T00:00:00.000000"));
    }

    private static IllegalArgumentException unlike(
            JsonObject content, String field, String expected) {
        var found = content.field(field).map(Json::toString).orElse("nothing");
        return new IllegalArgumentException(
                "\""
                        + field
                        + "\": expected "
                        + expected
                        + ", found "
                        + (found.length() > MOST_SHOWN
                                ? found.substring(0, MOST_SHOWN) + "…"
                                : found));
    }

    /** Whose connection it is: a carrier's, or that of one of its devices. */
    String name() {
        return device.or(() -> port).map(one -> owner() + "/" + one).orElse(owner());
    }

    /** Whether it is the connection of one of a carrier's devices. */
    boolean isDevice() {
        return device.isPresent() || port.isPresent();
    }

    /** The carrier. */
    String owner() {
        return carrier.orElse(id);
    }
}
