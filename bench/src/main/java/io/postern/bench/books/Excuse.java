package io.postern.bench.books;

/** Why a message may have gone out once more. */
enum Excuse {
    LINK_LOST("not confirmed, or not known to be, when the sending link was lost"),
    ACKNOWLEDGEMENT_LOST("acknowledged, and that was lost with the receiving link"),
    GATEWAY_ENDED("not acknowledged when the gateway ended"),
    ON_DISK("its row was still on disk when the gateway ended"),
    SENT_AGAIN("sent again by its source");

    private final String words;

    Excuse(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
