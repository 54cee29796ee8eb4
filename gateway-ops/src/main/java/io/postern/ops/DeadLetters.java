package io.postern.ops;

import io.postern.api.message.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The dead-letter box: messages that could not be read, handled or sent, each with its reason. */
public interface DeadLetters {

    /** The newest first. */
    List<DeadLetter> newest(int most);

    /** How many there were since the start. */
    long count();

    /** How many of these had to make room for newer ones. */
    long evicted();

    /**
     * @param number grows by one with each letter
     * @param address where it died
     * @param reason in words
     * @param id the message's, where it could be read
     * @param time the message's, where it could be read
     * @param payload the bytes as they came, or the content as JSON
     */
    record DeadLetter(
            long number,
            Instant at,
            String address,
            String reason,
            String messageType,
            Optional<String> id,
            Optional<String> time,
            Origin origin,
            String uid,
            byte[] payload) {}
}
