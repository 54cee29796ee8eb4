package io.postern.config.document;

import io.postern.config.problem.Finding;

/** Ends the reading of a file where nothing sensible can follow; never leaves this package. */
final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    Mistake(Place place, String message) {
        super(message, null, false, false);
        this.finding = Finding.problem(place, message);
    }

    Finding finding() {
        return finding;
    }
}
