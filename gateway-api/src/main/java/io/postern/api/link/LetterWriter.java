package io.postern.api.link;

import io.postern.api.message.Envelope;
import io.postern.api.message.UndeliverableException;

/** Writes down the messages of one send address. */
@FunctionalInterface
public interface LetterWriter {

    /**
     * Writes a message down as it will be sent. Called when the message is posted, on that thread,
     * whether the link is up or not: pure, quick, overlapping.
     *
     * @throws UndeliverableException when this message can never be sent, such as one without a
     *     word that a template asks for; it goes to the dead-letter box
     * @throws SkippedException when a rule of the address drops this message
     */
    Letter write(Envelope message) throws UndeliverableException;
}
