package io.postern.config.resolve;

import io.postern.config.problem.Place;

/** Where an object stands as a whole. */
public final class ObjectPlace {

    private ObjectPlace() {}

    /** Its opening bracket, or the beginning of its file. */
    public static Place of(RawObject object) {
        return object.content()
                .map(content -> content.place())
                .orElseGet(() -> new Place(object.file(), 1, 1));
    }
}
