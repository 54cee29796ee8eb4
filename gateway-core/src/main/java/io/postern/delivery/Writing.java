package io.postern.delivery;

import io.postern.address.Outbound;
import io.postern.api.address.Trigger;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.SendingLink;
import io.postern.api.link.SkippedException;
import io.postern.api.message.UndeliverableException;
import io.postern.api.message.UnreadableException;
import io.postern.config.plan.QueueLimits;
import io.postern.config.plan.SendRules.Durability;
import io.postern.handler.HandlerFunctions;
import io.postern.message.Message;
import io.postern.store.DoubtfulTimes;
import io.postern.store.row.DoubtfulTime;
import java.util.Optional;

/**
 * How a destination's messages are made ready: by which handler, and by which carrier they are
 * written down.
 */
public final class Writing {

    private final Outbound address;
    private final Optional<SendingLink> link;
    private final Optional<HandlerFunctions> handler;
    private final QueueLimits queue;
    private final Optional<LetterWriter> writer;

    /**
     * @param link empty while its carrier waits for a plugin
     * @param queue what of it may wait on disk
     */
    public Writing(
            Outbound address,
            Optional<SendingLink> link,
            Optional<HandlerFunctions> handler,
            QueueLimits queue) {
        this.address = address;
        this.link = link;
        this.handler = handler;
        this.queue = queue;
        this.writer = link.map(one -> writer(one, address));
    }

    /** A carrier that fails here would fail at each message: each says so. */
    private static LetterWriter writer(SendingLink link, Outbound address) {
        try {
            return link.writer(address);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return message -> {
                throw failed(e);
            };
        }
    }

    /** Whether messages are made ready in the same way, so that what it keeps goes on. */
    public boolean isSame(Writing other) {
        return address.equals(other.address)
                && link.equals(other.link)
                && handler.equals(other.handler)
                && queue.equals(other.queue);
    }

    /** What may wait on disk; nothing unless each message is to arrive, and can be written. */
    Optional<QueueLimits> queue() {
        return address.trigger().kind() == Trigger.Kind.ON_MESSAGE && !standsStill()
                ? Optional.of(queue)
                : Optional.empty();
    }

    /** Whether each message is to be on the disk before it leaves. */
    boolean commitsFirst() {
        return address.rules().durability() == Durability.DISK;
    }

    /** Whether nothing can be written. */
    boolean standsStill() {
        return writer.isEmpty();
    }

    Optional<HandlerFunctions> handler() {
        return handler;
    }

    /**
     * The message as it will be sent.
     *
     * @throws UndeliverableException when it never can be, whoever's fault it is
     * @throws SkippedException when a rule of the address drops it
     */
    Letter write(Message message) throws UndeliverableException {
        try {
            return writer.orElseThrow().write(message);
        } catch (SkippedException byRule) {
            throw byRule;
        } catch (UnreadableException e) {
            throw new UndeliverableException(e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            throw failed(e);
        }
    }

    /** A letter as it goes out after a wait on disk. */
    Letter replayed(Letter letter) {
        return address.replayed(letter);
    }

    /** Whether it is this time that a letter says. */
    boolean says(Letter letter, DoubtfulTime time) {
        return address.says(letter, time.text());
    }

    /** As it leaves where its time is in doubt: put right, or marked, where that is known. */
    Letter timed(Letter letter, DoubtfulTime time, DoubtfulTimes times) {
        var corrected = times.corrected(time);
        if (corrected.isPresent()) {
            return address.corrected(letter, time.text(), corrected.get());
        }
        return times.isUnsynced(time) ? address.unsynced(letter, time.text()) : letter;
    }

    private static UndeliverableException failed(Throwable e) {
        return new UndeliverableException("the carrier failed: " + e);
    }
}
