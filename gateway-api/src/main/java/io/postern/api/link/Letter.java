package io.postern.api.link;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it will be sent. A queue on disk keeps all of it but {@code own}.
 *
 * @param destination the topic, file or device
 * @param payload the bytes; not to be changed again
 * @param uid the message's, where the carrier sends it along; else empty
 * @param time the message's, where the carrier sends it along; else empty
 * @param expiry how long it is of use
 * @param properties what else the carrier must know when it sends; best one map for all letters of
 *     an address that have the same
 * @param own the same as the carrier's link likes it best, so that it need not read {@code
 *     properties} for each letter; gone after a queue on disk, and foreign after the carrier's
 *     plugin was replaced
 * @param replayed whether it waited in a queue on disk
 * @param unsynced whether its time is of a clock that was wrong
 */
public record Letter(
        String destination,
        byte[] payload,
        String uid,
        String time,
        Optional<Duration> expiry,
        Map<String, String> properties,
        Optional<Object> own,
        boolean replayed,
        boolean unsynced) {

    public Letter {
        properties = Map.copyOf(properties);
    }

    /** One whose time is right, as far as anybody knows. */
    public Letter(
            String destination,
            byte[] payload,
            String uid,
            String time,
            Optional<Duration> expiry,
            Map<String, String> properties,
            Optional<Object> own,
            boolean replayed) {
        this(destination, payload, uid, time, expiry, properties, own, replayed, false);
    }

    /** For a carrier that needs to know nothing else. */
    public static Letter of(String destination, byte[] payload) {
        return new Letter(
                destination, payload, "", "", Optional.empty(), Map.of(), Optional.empty(), false);
    }

    /** With what else the carrier must know when it sends, and the same as its link likes it. */
    public Letter with(Map<String, String> itsProperties, Object itsOwn) {
        return new Letter(
                destination,
                payload,
                uid,
                time,
                expiry,
                itsProperties,
                Optional.of(itsOwn),
                replayed,
                unsynced);
    }

    /** As a queue on disk gives it back. */
    public Letter asReplayed() {
        return new Letter(
                destination,
                payload,
                uid,
                time,
                expiry,
                properties,
                Optional.empty(),
                true,
                unsynced);
    }
}
