package io.postern.config.catalog;

import io.postern.api.carrier.CarrierFactory;
import io.postern.api.carrier.CarrierKind;
import io.postern.api.handler.HandlerFactory;
import io.postern.api.handler.HandlerKind;
import io.postern.api.task.TaskFactory;
import io.postern.api.task.TaskKind;
import io.postern.ops.OperatorFactory;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all loaded plugins offer at one moment, by source. Immutable: a plugin that comes or goes
 * makes a new one. An offer is the same as long as its plugin was not replaced.
 */
public record Catalog(
        SortedMap<String, Offer<CarrierFactory, CarrierKind>> carriers,
        SortedMap<String, Offer<HandlerFactory, HandlerKind<?>>> handlers,
        SortedMap<String, Offer<TaskFactory, TaskKind>> tasks,
        SortedMap<String, Offer<OperatorFactory, String>> operators) {

    public static final Catalog EMPTY = new Catalog(Map.of(), Map.of(), Map.of(), Map.of());

    public Catalog(
            Map<String, Offer<CarrierFactory, CarrierKind>> carriers,
            Map<String, Offer<HandlerFactory, HandlerKind<?>>> handlers,
            Map<String, Offer<TaskFactory, TaskKind>> tasks,
            Map<String, Offer<OperatorFactory, String>> operators) {
        this(sorted(carriers), sorted(handlers), sorted(tasks), sorted(operators));
    }

    private static <V> SortedMap<String, V> sorted(Map<String, V> offers) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(offers));
    }
}
