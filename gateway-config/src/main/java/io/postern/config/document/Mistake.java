package io.postern.config.document;

import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;

/** Ends the reading of a file where nothing sensible can follow; never leaves this package. */
public final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    public Mistake(Place place, String message) {
        super(message, null, false, false);
        this.finding = Finding.problem(place, message);
    }

    public Finding finding() {
        return finding;
    }
}
