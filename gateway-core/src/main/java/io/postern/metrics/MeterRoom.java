package io.postern.metrics;

import io.postern.api.context.Meters;
import java.util.ArrayList;
import java.util.HashMap;
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
public final class MeterRoom implements Meters, AutoCloseable {

    private static final String PLUGIN = "postern.plugin.";

    private final MeterHouse house;
    private final Map<String, String> labels;
    private final Map<String, Count> counters = new HashMap<>();
    private final Map<Figure.Id, Figure> figures = new HashMap<>();
    private final List<Family> families = new ArrayList<>();
    private boolean closed;

    private record Family(
            String name, String description, String label, Supplier<Map<String, Long>> values) {}

    private static final class Count implements Counter {

        private final LongAdder sum = new LongAdder();

        @Override
        public void add(long count) {
            sum.add(count);
        }
    }

    MeterRoom(MeterHouse house, Map<String, String> labels) {
        this.house = house;
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
     * Shows counts that their owner keeps by a label, such as {@code reason}; new values of the
     * label are found when somebody looks.
     */
    public synchronized void counts(
            String name, String description, String label, Supplier<Map<String, Long>> values) {
        families.add(new Family(name, description, label, values));
    }

    /** Shows a value of the gateway's own; it is asked for only when somebody looks. */
    public void value(String name, String description, DoubleSupplier value) {
        show(Figure.Shape.GAUGE, name, description, labels, value);
    }

    @Override
    public synchronized void close() {
        closed = true;
        figures.values().forEach(house::remove);
        figures.clear();
        families.clear();
        house.leave(this);
    }

    void findNewLabels() {
        for (var family : familiesNow()) {
            for (var value : family.values().get().keySet()) {
                showOnce(family, value);
            }
        }
    }

    private synchronized List<Family> familiesNow() {
        return List.copyOf(families);
    }

    private synchronized void showOnce(Family family, String value) {
        var all = new HashMap<>(labels);
        all.put(family.label(), value);
        var figure =
                new Figure(
                        Figure.Shape.COUNTER,
                        family.name(),
                        family.description(),
                        all,
                        () -> family.values().get().getOrDefault(value, 0L));
        if (!figures.containsKey(figure.id)) {
            show(figure);
        }
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
            house.remove(before);
        }
        house.add(figure);
    }
}
