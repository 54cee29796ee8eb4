package io.postern.gateway.object;

import io.postern.config.catalog.Catalog;
import io.postern.config.plan.Configuration;

/** A configuration, and what plugins offer to run it with. */
public record OfferedConfiguration(Configuration configuration, Catalog catalog) {

    public static final OfferedConfiguration NOTHING =
            new OfferedConfiguration(Configuration.empty(""), Catalog.EMPTY);
}
