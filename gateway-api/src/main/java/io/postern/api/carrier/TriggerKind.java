package io.postern.api.carrier;

/** The kinds of {@code duration} that a carrier may support. */
public enum TriggerKind {
    /** {@code "always"}: for as long as the gateway runs. */
    ALWAYS("always"),
    /** A number: again and again, that many seconds apart. */
    EVERY("a number of seconds"),
    /** {@code "on_message"}: whenever a message of the type arrives. */
    ON_MESSAGE("on_message"),
    /** {@code "as_needed"}: when a task or a person asks. */
    AS_NEEDED("as_needed");

    private final String word;

    TriggerKind(String word) {
        this.word = word;
    }

    /** How it is written in a file, or said in a sentence. */
    public String word() {
        return word;
    }
}
