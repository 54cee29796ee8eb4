package io.postern.bench.ledger;

/** What must not be. */
enum Violation {
    LOST("lost"),
    GONE("acknowledged, and neither confirmed nor a dead letter"),
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
