package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.ApplyException;

/** Makes the gateway run a configuration. */
@FunctionalInterface
public interface Applying {

    /**
     * Touches only what differs from what runs, and has released every object of replaced plugins
     * when it returns.
     *
     * @return what differed
     * @throws ApplyException when an object cannot be made; everything runs as before
     */
    ConfigurationDiff apply(Configuration configuration, Catalog catalog) throws ApplyException;
}
