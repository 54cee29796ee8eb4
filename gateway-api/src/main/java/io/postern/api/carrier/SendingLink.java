package io.postern.api.carrier;

import io.postern.api.message.Envelope;
import io.postern.api.setting.MissingWordException;
import java.time.Duration;

/** A link that messages leave by. */
public interface SendingLink extends Link {

    /**
     * Writes a message down as it will be sent: destination, properties and payload. Called when
     * the message is posted, on that thread, whether the link is up or not: pure, quick,
     * overlapping.
     *
     * @throws UndeliverableException when this message can never be sent; it goes to the
     *     dead-letter box
     * @throws MissingWordException when a template asks for what the message does not have; the
     *     same
     * @throws SkippedException when a rule of the address drops this message
     */
    Letter write(SendAddress address, Envelope message)
            throws UndeliverableException, MissingWordException;

    /**
     * Sends a letter, and settles the receipt once when its fate is known. Called only while the
     * link is up, one call at a time, with at most {@link #window} receipts open. Never blocks.
     */
    void send(Letter letter, Receipt receipt);

    /** How many letters may be on their way at once. May change while the link is up. */
    int window();

    /**
     * How long letters may be on their way without any receipt being settled: then the gateway
     * takes the link for lost, closes it and opens it again.
     */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }
}
