package io.postern.carrier;

import io.postern.api.link.Peer;
import java.time.Instant;
import java.util.Optional;

/**
 * How a link is.
 *
 * @param since when it came up; where it is not up, when it was lost, or first opened
 * @param trouble why it is not up, in words
 * @param remark what it shows of itself while it is up; no loss
 * @param peer the device that it led to when it was up last
 * @param attempts how often it was tried since then to open it
 * @param tried when the last of them began
 * @param losses how often it was lost since it was made
 */
public record LinkState(
        Phase phase,
        Instant since,
        Optional<String> trouble,
        Optional<String> remark,
        Optional<Peer> peer,
        int attempts,
        Instant tried,
        long losses) {

    public LinkState(Phase phase, Instant since, Optional<String> trouble) {
        this(phase, since, trouble, Optional.empty(), Optional.empty(), 0, since, 0);
    }

    LinkState at(Instant itsSince, Instant itsTried) {
        return itsSince.equals(since) && itsTried.equals(tried)
                ? this
                : new LinkState(phase, itsSince, trouble, remark, peer, attempts, itsTried, losses);
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
