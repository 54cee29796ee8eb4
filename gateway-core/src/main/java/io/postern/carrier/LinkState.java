package io.postern.carrier;

import io.postern.api.carrier.Peer;
import java.time.Instant;
import java.util.Optional;

/**
 * How a link is.
 *
 * @param trouble why it is not up, in words
 * @param remark what it shows of itself while it is up; no loss
 * @param peer the device that it led to when it was up last
 */
public record LinkState(
        Phase phase,
        Instant since,
        Optional<String> trouble,
        Optional<String> remark,
        Optional<Peer> peer) {

    public LinkState(Phase phase, Instant since, Optional<String> trouble) {
        this(phase, since, trouble, Optional.empty(), Optional.empty());
    }

    LinkState since(Instant stamp) {
        return stamp.equals(since) ? this : new LinkState(phase, stamp, trouble, remark, peer);
    }

    /** A link's life goes round and round through these. */
    public enum Phase {
        DOWN,
        OPENING,
        UP,
        CLOSING;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
