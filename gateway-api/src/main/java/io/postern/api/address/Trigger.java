package io.postern.api.address;

import java.time.Duration;

/**
 * When an address or task acts: the key {@code duration}.
 *
 * @param period of {@link Kind#EVERY}; zero elsewhere
 */
public record Trigger(Kind kind, Duration period) {

    public static final Trigger ALWAYS = new Trigger(Kind.ALWAYS, Duration.ZERO);
    public static final Trigger ON_MESSAGE = new Trigger(Kind.ON_MESSAGE, Duration.ZERO);
    public static final Trigger AS_NEEDED = new Trigger(Kind.AS_NEEDED, Duration.ZERO);

    /** Again and again. */
    public static Trigger every(Duration period) {
        return new Trigger(Kind.EVERY, period);
    }

    /** What {@code duration} may be; a carrier says which of them it supports. */
    public enum Kind {
        /** {@code "always"}: for as long as the gateway runs. */
        ALWAYS("always"),
        /** A number: again and again, that many seconds apart. */
        EVERY("a number of seconds"),
        /** {@code "on_message"}: whenever a message of the type arrives. */
        ON_MESSAGE("on_message"),
        /** {@code "as_needed"}: when a task or a person asks. */
        AS_NEEDED("as_needed");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** How it is written in a file, or said in a sentence. */
        public String word() {
            return word;
        }
    }
}
