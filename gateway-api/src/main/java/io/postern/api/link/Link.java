package io.postern.api.link;

import java.util.Optional;

/**
 * One connection. The gateway's own loop opens it, and after a loss opens it again with growing,
 * jittered pauses. {@link #open} and {@link #close} are called one at a time, on a thread of the
 * carrier's own: both may block.
 */
public interface Link {

    /**
     * What the gateway calls the link in status and log, such as {@code receiving}; unique in its
     * carrier.
     */
    String name();

    /**
     * Opens the link with nothing left over from before; it is up when this returns. After that,
     * {@code watch} is told once when it is lost.
     *
     * @throws LinkException when it cannot be opened now, saying why in words and what to do
     */
    void open(LinkWatch watch) throws LinkException;

    /**
     * The device at the other end, where the carrier has several: its losses and returns are told
     * apart from those of the others. Asked each time the link is up.
     */
    default Optional<Peer> peer() {
        return Optional.empty();
    }

    /** How often opening is tried again after a second before the pauses begin to grow. */
    default int quickRetries() {
        return 0;
    }

    /** Ends the link politely; called after every {@link #open}, and harmless after a loss. */
    void close();
}
