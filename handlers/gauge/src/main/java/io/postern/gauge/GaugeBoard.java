package io.postern.gauge;

import io.postern.api.context.Meters;
import io.postern.api.context.Meters.Counter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The figures that are shown, at most a given number: what comes later is counted and said once.
 * One owner at a time writes; anybody may look.
 */
final class GaugeBoard {

    static final int LONGEST_NAME = 200;

    private final Meters meters;
    private final int most;
    private final Consumer<String> out;
    private final Counter hidden;
    private final Map<Place, Cell> cells = new HashMap<>();
    private final Map<String, Cell> byName = new HashMap<>();
    private boolean said;

    /** Where a figure comes from. */
    record Place(String prefix, String sender, String field) {}

    private static final class Cell {

        private volatile double value;
    }

    GaugeBoard(Meters meters, int most, Consumer<String> out) {
        this.meters = meters;
        this.most = most;
        this.out = out;
        this.hidden = meters.counter("hidden", "Figures not shown, mostly for their number.");
    }

    void show(Place place, double value) {
        var cell = cells.get(place);
        if (cell == null) {
            showFirst(place, value);
        } else {
            cell.value = value;
        }
    }

    private void showFirst(Place place, double value) {
        if (cells.size() >= most) {
            hide("there are more than the " + most + " gauges that \"most\" allows");
            return;
        }
        if (length(place) > LONGEST_NAME) {
            hide("a name has more than " + LONGEST_NAME + " characters");
            return;
        }
        var cell = byName.computeIfAbsent(name(place), this::gauge);
        cells.put(place, cell);
        cell.value = value;
    }

    private Cell gauge(String name) {
        var cell = new Cell();
        meters.gauge(name, "A number in messages.", () -> cell.value);
        return cell;
    }

    /** Counts what is not shown, and says the first reason. */
    void hide(String why) {
        hidden.add(1);
        if (!said) {
            said = true;
            out.accept("some figures are not shown: " + why + "; further ones are only counted");
        }
    }

    private static int length(Place place) {
        return place.prefix().length() + place.sender().length() + place.field().length();
    }

    private static String name(Place place) {
        var field = place.field().equals("value") ? "" : place.field();
        return MetricName.of(place.prefix(), place.sender(), field);
    }
}
