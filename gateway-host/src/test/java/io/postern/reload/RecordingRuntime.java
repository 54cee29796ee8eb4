package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.change.ConfigurationDiff;
import io.postern.config.plan.Configuration;
import io.postern.config.plan.HandlerPlan;
import io.postern.gateway.object.ApplyException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Runs nothing, remembers what it should run, and cannot make the values it is told to refuse. */
final class RecordingRuntime implements Applying {

    private final List<Applied> all = new CopyOnWriteArrayList<>();
    private final Set<Object> refused = ConcurrentHashMap.newKeySet();

    record Applied(Configuration configuration, Catalog catalog) {

        Map<String, Object> values() {
            return configuration.handlers().values().stream()
                    .collect(
                            Collectors.toMap(
                                    HandlerPlan::name,
                                    plan -> plan.settings().given().get("value")));
        }
    }

    @Override
    public ConfigurationDiff apply(Configuration configuration, Catalog catalog)
            throws ApplyException {
        for (var offer : catalog.handlers().values()) {
            if (refused.contains(offer.plugin())) {
                throw new ApplyException("plugin " + offer.plugin() + ": it cannot be made");
            }
        }
        for (var plan : configuration.handlers().values()) {
            if (refused.contains(plan.settings().given().get("value"))) {
                throw new ApplyException("handler " + plan.name() + ": it cannot be made");
            }
        }
        var diff =
                ConfigurationDiff.between(
                        all.isEmpty() ? Configuration.empty("home") : last().configuration(),
                        catalog(),
                        configuration,
                        catalog);
        all.add(new Applied(configuration, catalog));
        return diff;
    }

    void refuse(Object valueOrPlugin) {
        refused.add(valueOrPlugin);
    }

    void makes(Object valueOrPlugin) {
        refused.remove(valueOrPlugin);
    }

    List<Applied> all() {
        return all;
    }

    private Applied last() {
        return all.get(all.size() - 1);
    }

    Map<String, Object> values() {
        return all.isEmpty() ? Map.of() : last().values();
    }

    Catalog catalog() {
        return all.isEmpty() ? Catalog.EMPTY : last().catalog();
    }
}
