package io.postern.carrier;

import java.time.Instant;
import java.util.Optional;

/**
 * How a link is.
 *
 * @param trouble why it is not up, in words
 */
public record LinkState(Phase phase, Instant since, Optional<String> trouble) {

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
