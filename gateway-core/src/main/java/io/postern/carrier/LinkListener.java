package io.postern.carrier;

import java.util.Set;

/** Told of every change of a link's state, in order; must not block. */
@FunctionalInterface
public interface LinkListener {

    void changed(String carrier, String link, LinkState state);

    /** The link was taken away while the carrier goes on: nothing more is told of it. */
    default void gone(String carrier, String link, String why) {}

    /**
     * The carrier is made, and nothing of it is opened yet.
     *
     * @param carrying the links that it was made with, as far as messages go over them
     */
    default void made(String carrier, Set<String> carrying) {}
}
