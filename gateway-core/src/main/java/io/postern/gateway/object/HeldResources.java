package io.postern.gateway.object;

import io.postern.api.setting.Findings;
import io.postern.config.catalog.Catalog;
import io.postern.config.plan.CarrierPlan;
import io.postern.config.plan.Configuration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each carrier of a configuration holds, such as a client id at a broker. */
public record HeldResources(Map<String, Set<String>> byCarrier) {

    public static final HeldResources NONE = new HeldResources(Map.of());

    private static final Logger LOG = LoggerFactory.getLogger(HeldResources.class);

    public static HeldResources of(OfferedConfiguration all) {
        var byCarrier = new HashMap<String, Set<String>>();
        for (var plan : all.configuration().carriers().values()) {
            if (!plan.waiting()) {
                byCarrier.put(plan.name(), held(plan, all.catalog()));
            }
        }
        return new HeldResources(byCarrier);
    }

    private static Set<String> held(CarrierPlan plan, Catalog catalog) {
        try {
            var factory = catalog.carriers().get(plan.source()).factory();
            return Set.copyOf(factory.read(plan.settings(), Findings.UNHEARD).holds());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}: cannot say what it holds: {}", plan.name(), e.toString());
            return Set.of();
        }
    }

    /**
     * Whether a carrier of these leaves for good: its file is gone, or it does not hold all that it
     * held. Not where another carrier, such as the same under a new name, goes on with any of it:
     * leaving would end what that one uses. Nor where it only waits for its plugin.
     */
    public boolean areLeft(String carrier, Configuration next, HeldResources nextHoldings) {
        var held = byCarrier.getOrDefault(carrier, Set.of());
        if (!Collections.disjoint(held, nextHoldings.heldByOthers(carrier))) {
            return false;
        }
        var plan = next.carriers().get(carrier);
        return plan == null
                || !plan.waiting() && !nextHoldings.byCarrier.get(carrier).containsAll(held);
    }

    private Set<String> heldByOthers(String carrier) {
        return byCarrier.entrySet().stream()
                .filter(one -> !one.getKey().equals(carrier))
                .flatMap(one -> one.getValue().stream())
                .collect(Collectors.toSet());
    }
}
