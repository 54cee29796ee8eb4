package io.postern.bench.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Every round of everything that is compared. */
public final class Figures {

    private final List<MeasuredFigure> lines;
    private final Map<String, List<Map<? extends MeasuredFigure, Double>>> rounds =
            new LinkedHashMap<>();

    /**
     * @param lines in the order of the table
     */
    public Figures(MeasuredFigure... lines) {
        this.lines = List.of(lines);
    }

    public void add(String column, Map<? extends MeasuredFigure, Double> round) {
        rounds.computeIfAbsent(column, name -> new ArrayList<>()).add(round);
    }

    List<MeasuredFigure> lines() {
        return lines;
    }

    Set<String> columns() {
        return rounds.keySet();
    }

    /** Of every round that measured it. */
    List<Double> all(String column, MeasuredFigure figure) {
        return rounds.getOrDefault(column, List.of()).stream()
                .map(round -> round.get(figure))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    public double of(String column, MeasuredFigure figure) {
        var all = all(column, figure);
        return all.isEmpty() ? Double.NaN : figure.of(all);
    }

    public double ratio(String column, String to, MeasuredFigure figure) {
        return of(column, figure) / of(to, figure);
    }

    public Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        for (var column : columns()) {
            var values = new TreeMap<String, Object>();
            for (var figure : lines) {
                var all = all(column, figure);
                if (!all.isEmpty()) {
                    values.put(figure.key(), Map.of("median", figure.of(all), "rounds", all));
                }
            }
            json.put(column, values);
        }
        return json;
    }
}
