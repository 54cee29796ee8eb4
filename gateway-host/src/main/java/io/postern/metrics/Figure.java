package io.postern.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * One figure with its labels. It is what the figure's registration is undone by: two of the same
 * name are two.
 */
final class Figure {

    enum Shape {
        COUNTER,
        GAUGE
    }

    /** What Prometheus tells figures apart by. */
    record Id(String name, SortedMap<String, String> labels, Shape shape) {}

    final Id id;
    final String description;
    final DoubleSupplier value;

    Figure(
            Shape shape,
            String name,
            String description,
            Map<String, String> labels,
            DoubleSupplier value) {
        this.id = new Id(name, new TreeMap<>(labels), shape);
        this.description = description;
        this.value = value;
    }
}
