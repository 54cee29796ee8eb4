package io.postern.bench.ledger;

/** What must not be. */
enum Violation {
    LOST("lost"),
    TOO_EARLY("acknowledged too early"),
    DISORDER("out of order"),
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
