package io.postern.api.carrier;

import io.postern.api.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What arrived, as the carrier saw it.
 *
 * @param bytes the payload, read as the address's {@code payload} says; not to be changed again
 * @param content the content, where the carrier makes it itself and there are no bytes
 * @param place the topic or device
 * @param retained whether the broker had kept it from before
 * @param words what the carrier offers to templates, such as {@code device.uid}
 * @param extra fields to add to the content, such as the topic
 * @param uid the uid it brings, if any
 * @param acknowledgement how to confirm it to its sender
 */
public record Arrival(
        byte[] bytes,
        Optional<JsonObject> content,
        String place,
        boolean retained,
        Map<String, String> words,
        JsonObject extra,
        Optional<String> uid,
        Acknowledgement acknowledgement) {

    private static final byte[] NO_BYTES = {};

    /** Bytes from a sender that cannot wait. */
    public static Arrival of(byte[] bytes, String place) {
        return new Arrival(
                bytes,
                Optional.empty(),
                place,
                false,
                Map.of(),
                JsonObject.EMPTY,
                Optional.empty(),
                Acknowledgement.NONE);
    }

    /** Content that the carrier made, from a sender that cannot wait. */
    public static Arrival of(JsonObject content, String place) {
        return new Arrival(
                NO_BYTES,
                Optional.of(content),
                place,
                false,
                Map.of(),
                JsonObject.EMPTY,
                Optional.empty(),
                Acknowledgement.NONE);
    }

    /** The same from a sender that waits until it is told. */
    public Arrival acknowledgedBy(Acknowledgement how) {
        return new Arrival(bytes, content, place, retained, words, extra, uid, how);
    }
}
