package io.postern.config.plan;

import io.postern.api.setting.Values;

/**
 * A handler that should run.
 *
 * @param waiting whether no plugin offers its source yet
 */
public record HandlerPlan(String name, String source, Values settings, boolean waiting) {}
