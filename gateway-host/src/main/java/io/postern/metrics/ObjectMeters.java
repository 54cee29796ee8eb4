package io.postern.metrics;

import io.postern.api.context.Meters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The figures of one object. Closing it removes them all, so that nothing of a plugin stays. Safe
 * for use by any thread.
 */
public final class ObjectMeters implements Meters, AutoCloseable {

    private static final String PLUGIN = "postern.plugin.";

    private final AllMeters all;
    private final Map<String, String> labels;
    private final Map<String, Count> counters = new HashMap<>();
    private final Map<Figure.Id, Figure> figures = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private boolean closed;

    /** Figures that differ in one label; asked for all at once, each time somebody looks. */
    private static final class Family {

        private final Figure.Shape shape;
        private final String name;
        private final String description;
        private final String label;
        private final Supplier<? extends Map<String, ? extends Number>> values;
        private final Map<String, Figure> shown = new HashMap<>();
        private volatile Map<String, ? extends Number> now = Map.of();

        Family(
                Figure.Shape shape,
                String name,
                String description,
                String label,
                Supplier<? extends Map<String, ? extends Number>> values) {
            this.shape = shape;
            this.name = name;
            this.description = description;
            this.label = label;
            this.values = values;
        }

        double value(String of) {
            var value = now.get(of);
            return value == null ? Double.NaN : value.doubleValue();
        }
    }

    private static final class Count implements Counter {

        private final LongAdder sum = new LongAdder();

        @Override
        public void add(long count) {
            sum.add(count);
        }
    }

    ObjectMeters(AllMeters all, Map<String, String> labels) {
        this.all = all;
        this.labels = labels;
    }

    @Override
    public synchronized Counter counter(String name, String description) {
        return counters.computeIfAbsent(name, fresh -> newCounter(fresh, description));
    }

    @Override
    public void gauge(String name, String description, DoubleSupplier value) {
        show(Figure.Shape.GAUGE, PLUGIN + name, description, labels, value);
    }

    /** Shows a count that its owner keeps; it is read only when somebody looks. */
    public void count(String name, String description, LongSupplier value) {
        show(Figure.Shape.COUNTER, name, description, labels, value::getAsLong);
    }

    /**
     * Shows counts that their owner keeps by a label, such as {@code reason}; which values of the
     * label there are is found when somebody looks.
     */
    public synchronized void counts(
            String name,
            String description,
            String label,
            Supplier<? extends Map<String, ? extends Number>> values) {
        families.add(new Family(Figure.Shape.COUNTER, name, description, label, values));
    }

    /** The same of values that go up and down. */
    public synchronized void values(
            String name,
            String description,
            String label,
            Supplier<? extends Map<String, ? extends Number>> values) {
        families.add(new Family(Figure.Shape.GAUGE, name, description, label, values));
    }

    /** Shows a value of the gateway's own; it is asked for only when somebody looks. */
    public void value(String name, String description, DoubleSupplier value) {
        show(Figure.Shape.GAUGE, name, description, labels, value);
    }

    @Override
    public synchronized void close() {
        closed = true;
        figures.values().forEach(all::remove);
        figures.clear();
        families.clear();
        all.forget(this);
    }

    void findLabels() {
        for (var family : familiesNow()) {
            family.now = family.values.get();
            show(family);
        }
    }

    private synchronized List<Family> familiesNow() {
        return List.copyOf(families);
    }

    private synchronized void show(Family family) {
        var gone = new HashSet<>(family.shown.keySet());
        gone.removeAll(family.now.keySet());
        for (var value : gone) {
            var figure = family.shown.remove(value);
            if (figures.remove(figure.id, figure)) {
                all.remove(figure);
            }
        }
        for (var value : family.now.keySet()) {
            if (!family.shown.containsKey(value)) {
                var figure = figure(family, value);
                family.shown.put(value, figure);
                show(figure);
            }
        }
    }

    private Figure figure(Family family, String value) {
        var all = new HashMap<>(labels);
        all.put(family.label, value);
        return new Figure(
                family.shape, family.name, family.description, all, () -> family.value(value));
    }

    private Count newCounter(String name, String description) {
        var count = new Count();
        show(Figure.Shape.COUNTER, PLUGIN + name, description, labels, count.sum::sum);
        return count;
    }

    private void show(
            Figure.Shape shape,
            String name,
            String description,
            Map<String, String> all,
            DoubleSupplier value) {
        show(new Figure(shape, name, description, all, value));
    }

    // a plugin may still ask for meters while it is being closed: it gets some, nobody sees them
    private synchronized void show(Figure figure) {
        if (closed) {
            return;
        }
        var before = figures.put(figure.id, figure);
        if (before != null) {
            all.remove(before);
        }
        all.add(figure);
    }
}
