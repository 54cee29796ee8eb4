package io.postern.api.link;

import io.postern.api.address.SendAddress;
import java.time.Duration;

/** A link that messages leave by. */
public interface SendingLink extends Link {

    /**
     * How the messages of an address are written down. Asked once for each address, whether the
     * link is up or not, and again when the address changed.
     */
    LetterWriter writer(SendAddress address);

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
