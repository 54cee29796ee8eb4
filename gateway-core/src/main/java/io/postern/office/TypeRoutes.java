package io.postern.office;

import io.postern.config.plan.Configuration;
import io.postern.config.plan.MessagePlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who wants messages of which type; built at each reload and given to the post office whole. */
public final class TypeRoutes {

    private final Configuration configuration;
    private final Map<String, List<Taker>> takers = new HashMap<>();
    private final Map<String, List<Sampler>> samplers = new HashMap<>();

    public TypeRoutes(Configuration configuration) {
        this.configuration = configuration;
    }

    public void add(String type, Taker taker) {
        takers.computeIfAbsent(type, t -> new ArrayList<>()).add(taker);
    }

    public void add(String type, Sampler sampler) {
        samplers.computeIfAbsent(type, t -> new ArrayList<>()).add(sampler);
    }

    /** The same, and what nobody wants any more goes to those who took it before. */
    public TypeRoutes with(Map<String, List<Taker>> former) {
        var all = new TypeRoutes(configuration);
        all.takers.putAll(takers);
        all.samplers.putAll(samplers);
        former.forEach(
                (type, before) -> {
                    if (!samplers.containsKey(type)) {
                        all.takers.putIfAbsent(type, before);
                    }
                });
        return all;
    }

    MessagePlan plan(String type) {
        return configuration.message(type);
    }

    TypeRouter.Rules of(String type) {
        return new TypeRouter.Rules(
                configuration.message(type),
                takers.getOrDefault(type, List.of()),
                samplers.getOrDefault(type, List.of()));
    }
}
