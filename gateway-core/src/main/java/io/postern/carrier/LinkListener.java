package io.postern.carrier;

/** Told of every change of a link's state, in order; must not block. */
@FunctionalInterface
public interface LinkListener {

    void changed(String carrier, String link, LinkState state);

    /** The link was taken away while the carrier goes on: nothing more is told of it. */
    default void gone(String carrier, String link, String why) {}

    /** Tells this one first, then the other. */
    default LinkListener and(LinkListener other) {
        var first = this;
        return new LinkListener() {
            @Override
            public void changed(String carrier, String link, LinkState state) {
                first.changed(carrier, link, state);
                other.changed(carrier, link, state);
            }

            @Override
            public void gone(String carrier, String link, String why) {
                first.gone(carrier, link, why);
                other.gone(carrier, link, why);
            }
        };
    }
}
