package io.postern.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All figures of the gateway, those of each object apart. Keeping them costs next to nothing: the
 * metrics library loads at the first {@link #scrape}. Safe for use by any thread.
 */
public final class AllMeters {

    // the newest of a name is shown: while an object is replaced, there are two
    private final Map<Figure.Id, Deque<Figure>> figures = new LinkedHashMap<>();
    private final List<ObjectMeters> objects = new ArrayList<>();
    private Optional<PrometheusPage> page = Optional.empty();

    /**
     * The figures of one object, to be closed with it.
     *
     * @param kind such as {@code carrier}, {@code handler}, {@code address}
     */
    public synchronized ObjectMeters of(String kind, String object) {
        var meters = new ObjectMeters(this, Map.of("kind", kind, "object", object));
        objects.add(meters);
        return meters;
    }

    /** The figures of the process as a whole, which stay for as long as it lives. */
    public synchronized ObjectMeters ofProcess() {
        var meters = new ObjectMeters(this, Map.of());
        objects.add(meters);
        return meters;
    }

    /** All figures as Prometheus reads them. May block: gauges of plugins are asked. */
    public String scrape() {
        objectsNow().forEach(ObjectMeters::findLabels);
        return page().text();
    }

    private synchronized List<ObjectMeters> objectsNow() {
        return List.copyOf(objects);
    }

    private synchronized PrometheusPage page() {
        if (page.isEmpty()) {
            var fresh = new PrometheusPage();
            figures.values().forEach(same -> fresh.show(same.getLast()));
            page = Optional.of(fresh);
        }
        return page.get();
    }

    synchronized void add(Figure figure) {
        figures.computeIfAbsent(figure.id, id -> new ArrayDeque<>()).addLast(figure);
        page.ifPresent(known -> known.show(figure));
    }

    synchronized void remove(Figure figure) {
        var same = figures.get(figure.id);
        same.remove(figure);
        page.ifPresent(known -> known.hide(figure.id));
        if (same.isEmpty()) {
            figures.remove(figure.id);
        } else {
            page.ifPresent(known -> known.show(same.getLast()));
        }
    }

    synchronized void forget(ObjectMeters meters) {
        objects.remove(meters);
    }
}
