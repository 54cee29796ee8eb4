package io.postern.config.resolve;

import io.postern.config.problem.Place;

/** A name or glob that says which objects are in effect, and where it stands. */
public record Wanted(String text, Place place) {

    /** With {@code *} for any text, {@code ?} for any one letter. */
    public boolean isGlob() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }
}
