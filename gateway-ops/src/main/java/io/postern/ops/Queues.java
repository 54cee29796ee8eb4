package io.postern.ops;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The queues on disk, each of a send address. Every call waits for the disk, some seconds at most,
 * and is refused with a message that says what to do instead.
 */
public interface Queues {

    /** Those in which something waits, by name. */
    List<Backlog> all() throws CommandException;

    /**
     * The oldest messages of a queue.
     *
     * @param after only those with higher numbers; 0 for the very oldest
     * @param most some of them may be left for the next call; none only where there are none
     */
    List<Waiting> oldest(String name, long after, int most) throws CommandException;

    /** Removes all of a parked queue; returns how many messages that were. */
    long drop(String name) throws CommandException;

    /**
     * Puts all of a parked queue behind what waits for a send address; returns how many messages
     * that were.
     */
    long move(String name, String to) throws CommandException;

    /**
     * One queue.
     *
     * @param bytes about how many its messages take
     * @param oldest when its oldest message came, where that can be read
     * @param parked whether no send address has its name now
     */
    record Backlog(
            String name, long messages, long bytes, Optional<Instant> oldest, boolean parked) {}

    /**
     * One message.
     *
     * @param number grows with each that is written
     * @param content nothing where it cannot be read
     */
    record Waiting(long number, Optional<Content> content) {}

    /**
     * What there is to know of one.
     *
     * @param at when it came
     * @param destination the topic, file or device that it goes to
     */
    record Content(
            Instant at, String messageType, String destination, String uid, byte[] payload) {}
}
