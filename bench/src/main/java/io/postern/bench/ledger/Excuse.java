package io.postern.bench.ledger;

/** Why a message may have gone out once more. */
enum Excuse {
    LINK_LOST("not confirmed, or not known to be, when the sending link was lost"),
    ACKNOWLEDGEMENT_LOST("acknowledged, and that was lost with the receiving link"),
    GATEWAY_ENDED("not acknowledged when the gateway ended"),
    ON_DISK("waited on disk, and its row was not known to be gone when the gateway ended"),
    SENT_AGAIN("sent again by its source");

    private final String words;

    Excuse(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
