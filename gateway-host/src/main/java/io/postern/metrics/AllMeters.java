package io.postern.metrics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All figures of the gateway, a room for each object. Keeping them costs next to nothing: the
 * metrics library loads at the first {@link #scrape}. Safe for use by any thread.
 */
public final class AllMeters {

    // the newest of a name is shown: while an object is replaced, there are two
    private final Map<Figure.Id, Deque<Figure>> figures = new LinkedHashMap<>();
    private final List<ObjectMeters> rooms = new ArrayList<>();
    private Optional<PrometheusPage> page = Optional.empty();

    /**
     * The figures of one object, to be closed with it.
     *
     * @param kind such as {@code carrier}, {@code handler}, {@code address}
     */
    public synchronized ObjectMeters room(String kind, String object) {
        var room = new ObjectMeters(this, Map.of("kind", kind, "object", object));
        rooms.add(room);
        return room;
    }

    /** The figures of the process as a whole, which stay for as long as it lives. */
    public synchronized ObjectMeters hall() {
        var room = new ObjectMeters(this, Map.of());
        rooms.add(room);
        return room;
    }

    /** All figures as Prometheus reads them. May block: gauges of plugins are asked. */
    public String scrape() {
        roomsNow().forEach(ObjectMeters::findLabels);
        return page().text();
    }

    private synchronized List<ObjectMeters> roomsNow() {
        return List.copyOf(rooms);
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

    synchronized void leave(ObjectMeters room) {
        rooms.remove(room);
    }
}
