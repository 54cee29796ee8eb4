package io.postern.ops;

import io.postern.api.message.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The dead-letter box: messages that could not be read, handled or sent, each with its reason.
 * Calls that look into it wait for the disk, some seconds at most.
 */
public interface DeadLetters {

    /**
     * The newest of those with lower numbers, the newest first.
     *
     * @param most some of them may be left for the next call; none only where there are none
     */
    List<DeadLetter> before(long number, int most) throws CommandException;

    /** How many there are. */
    long kept();

    /** How many there were since the start. */
    long count();

    /** How many had to make room for newer ones since the start. */
    long evicted();

    /**
     * Sends some again, each from where it died; returns how many. Each leaves the box when what
     * comes of it is safe. One that fails again is a new dead letter.
     *
     * @throws CommandException where some cannot be sent again, when the others were
     */
    long resend(Predicate<DeadLetter> which) throws CommandException;

    /** Removes some; returns how many. */
    long drop(Predicate<DeadLetter> which) throws CommandException;

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
