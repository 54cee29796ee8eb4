package io.postern.app.gateway;

import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.gateway.RunningConfiguration;
import io.postern.gateway.object.ApplyException;
import io.postern.operate.Operators;
import io.postern.reload.Applying;

/** Puts a configuration and its plugins to work. For the reload's thread. */
final class ConfigurationApplier implements Applying {

    private final RunningConfiguration running;
    private final Operators operators;

    ConfigurationApplier(RunningConfiguration running, Operators operators) {
        this.running = running;
        this.operators = operators;
    }

    @Override
    public ConfigurationDiff apply(Configuration configuration, Catalog catalog)
            throws ApplyException {
        var diff = running.apply(configuration, catalog);
        operators.change(catalog);
        return diff;
    }
}
