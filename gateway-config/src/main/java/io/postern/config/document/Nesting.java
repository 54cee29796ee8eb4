package io.postern.config.document;

import io.postern.config.problem.Place;

/** How deep objects and lists may stand in each other. */
public final class Nesting {

    private static final int DEEPEST = 64;

    private Nesting() {}

    /** Refuses what would be deeper than any honest file, before it exhausts the stack. */
    public static void check(int depth, Place place) {
        if (depth > DEEPEST) {
            throw new Mistake(
                    place,
                    "expected at most "
                            + DEEPEST
                            + " objects and lists inside each other, found one more");
        }
    }
}
