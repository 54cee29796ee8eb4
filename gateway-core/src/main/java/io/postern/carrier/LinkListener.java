package io.postern.carrier;

/** Told of every change of a link's state, in order; must not block. */
@FunctionalInterface
public interface LinkListener {

    void changed(String carrier, String link, LinkState state);
}
