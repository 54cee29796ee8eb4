package io.postern.config.catalog;

/**
 * One thing a plugin offers.
 *
 * @param plugin the id of the plugin that offers it
 */
public record Offer<F, K>(F factory, K kind, String plugin) {

    /** Whether it is the very same offer, of the same loaded plugin. */
    public boolean isSame(Offer<?, ?> other) {
        return factory == other.factory;
    }
}
