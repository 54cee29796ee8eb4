package io.postern.api.message;

import io.postern.api.json.JsonObject;
import java.util.Optional;

/**
 * A message before it is posted, as handlers and tasks make it. Its id and time are those given
 * here, else the content's fields, else those of the message it was made from.
 */
public record Draft(
        String type,
        Optional<String> id,
        Optional<String> time,
        Payload payload,
        Optional<Envelope> source) {

    /** A message that comes from no other. */
    public static Draft of(String type, JsonObject content) {
        return new Draft(
                type, Optional.empty(), Optional.empty(), Payload.of(content), Optional.empty());
    }

    static Draft of(Envelope message, Payload payload) {
        return new Draft(
                message.type(), Optional.empty(), Optional.empty(), payload, Optional.of(message));
    }

    public Draft withId(String value) {
        return new Draft(type, Optional.of(value), time, payload, source);
    }

    public Draft withTime(String value) {
        return new Draft(type, id, Optional.of(value), payload, source);
    }

    public Draft withType(String value) {
        return new Draft(value, id, time, payload, source);
    }

    public JsonObject content() {
        return payload.content();
    }
}
