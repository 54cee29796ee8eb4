package io.postern.bench.books;

/** What must not be. */
public enum Violation {
    LOST("lost"),
    EARLY("acknowledged too early: not confirmed, and not on disk after a kill"),
    MISREPORTED("lost with torn bytes and not reported, or the other way round"),
    GONE("acknowledged, and neither confirmed nor a dead letter"),
    DISORDER("out of order"),
    RENAMED("repeated with another uid, where that is made of the content"),
    UNEXPLAINED("repeated for no reason"),
    ENDED("gateway ended by itself");

    private final String words;

    Violation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
