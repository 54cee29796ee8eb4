package io.postern.api.message;

import io.postern.api.json.JsonObject;

/** A message on its way. Immutable; safe to keep and to hand to other threads. */
public interface Envelope {

    /** The message type, such as {@code meter_teros10}. */
    String type();

    /** The content's id field, or {@code default}. */
    String id();

    /**
     * The content's time field, or the time of arrival as {@code 2024-05-16T00:00:00.000000}, UTC.
     */
    String time();

    Payload payload();

    /** The running number of its message type since the gateway started; 0 before it is posted. */
    long entryId();

    Origin origin();

    /**
     * The same through retries, queue and restart; a handler's output k of an input adds {@code
     * .k}.
     */
    String uid();

    /**
     * The content.
     *
     * @throws UnreadableException when the payload cannot be read
     */
    default JsonObject content() {
        return payload().content();
    }

    /** The message as it is, for a handler to return. */
    default Draft draft() {
        return Draft.of(this, payload());
    }

    /** The message with other content; where that has an id or time field, it counts. */
    default Draft with(JsonObject content) {
        return Draft.of(this, Payload.of(content));
    }
}
