package io.postern.plugin.run;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.config.catalog.Catalog;
import io.postern.config.catalog.Offer;
import io.postern.ops.OperatorFactory;
import io.postern.plugin.load.Loaded;
import io.postern.plugin.report.PluginStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The plugins that run together, one of each id, in the order in which they claimed their sources.
 */
record RunningPlugins(List<Loaded> plugins) {

    static final RunningPlugins EMPTY = new RunningPlugins(List.of());

    RunningPlugins {
        plugins = List.copyOf(plugins);
    }

    Optional<Loaded> plugin(String id) {
        return plugins.stream().filter(plugin -> plugin.id().equals(id)).findFirst();
    }

    Optional<Loaded> from(String file) {
        return plugins.stream().filter(plugin -> plugin.file().equals(file)).findFirst();
    }

    Catalog catalog() {
        var carriers = new HashMap<String, Offer<CarrierFactory, CarrierKind>>();
        var handlers = new HashMap<String, Offer<HandlerFactory, HandlerKind<?>>>();
        var tasks = new HashMap<String, Offer<TaskFactory, TaskKind>>();
        var operators = new HashMap<String, Offer<OperatorFactory, String>>();
        for (var plugin : plugins) {
            var offers = plugin.offers();
            offers.carriers().forEach(offer -> carriers.put(offer.kind().source(), offer));
            offers.handlers().forEach(offer -> handlers.put(offer.kind().source(), offer));
            offers.tasks().forEach(offer -> tasks.put(offer.kind().source(), offer));
            offers.operators().forEach(offer -> operators.put(offer.kind(), offer));
        }
        return new Catalog(carriers, handlers, tasks, operators);
    }

    /** What changes when {@code next} takes this one's place. */
    List<PluginStep> to(RunningPlugins next) {
        var changes = new ArrayList<PluginStep>();
        for (var plugin : next.plugins) {
            var old = plugin(plugin.id());
            if (old.isEmpty()) {
                changes.add(change(PluginStep.Sort.ADDED, plugin));
            } else if (old.get() != plugin) {
                changes.add(change(PluginStep.Sort.REPLACED, plugin));
            }
        }
        plugins.stream()
                .filter(plugin -> next.plugin(plugin.id()).isEmpty())
                .forEach(plugin -> changes.add(change(PluginStep.Sort.REMOVED, plugin)));
        return changes;
    }

    private static PluginStep change(PluginStep.Sort sort, Loaded plugin) {
        return new PluginStep(
                sort, plugin.id(), plugin.manifest().version(), plugin.file(), plugin.isBundled());
    }
}
