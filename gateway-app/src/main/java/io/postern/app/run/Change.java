package io.postern.app.run;

import io.postern.config.plan.Configuration;
import io.postern.gateway.Operators;
import io.postern.gateway.Works;
import io.postern.plugin.Catalog;
import io.postern.reload.ApplyException;
import io.postern.reload.Applying;
import io.postern.reload.ConfigurationDiff;

/** Puts a configuration and its plugins to work. For the reload's thread. */
final class Change implements Applying {

    private final Works works;
    private final Operators operators;

    Change(Works works, Operators operators) {
        this.works = works;
        this.operators = operators;
    }

    @Override
    public ConfigurationDiff apply(Configuration configuration, Catalog catalog)
            throws ApplyException {
        var diff = works.apply(configuration, catalog);
        operators.change(catalog);
        return diff;
    }
}
