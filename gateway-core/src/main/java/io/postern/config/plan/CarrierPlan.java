package io.postern.config.plan;

import io.postern.api.setting.Values;

/**
 * A carrier that should run.
 *
 * @param waiting whether no plugin offers its source yet
 */
public record CarrierPlan(String name, String source, Values settings, boolean waiting) {}
