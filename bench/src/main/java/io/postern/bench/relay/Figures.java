package io.postern.bench.relay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every round of every relay at one QoS. */
final class Figures {

    private final Map<String, List<Map<Figure, Double>>> rounds = new LinkedHashMap<>();

    void add(String relay, Map<Figure, Double> round) {
        rounds.computeIfAbsent(relay, name -> new ArrayList<>()).add(round);
    }

    Set<String> relays() {
        return rounds.keySet();
    }

    List<Double> all(String relay, Figure figure) {
        return rounds.getOrDefault(relay, List.of()).stream()
                .map(round -> round.getOrDefault(figure, 0.0))
                .sorted()
                .toList();
    }

    /** The middle one; the sum where each single one counts. */
    double of(String relay, Figure figure) {
        var all = all(relay, figure);
        if (all.isEmpty()) {
            return Double.NaN;
        }
        if (!figure.compares() && figure != Figure.BETWEEN) {
            return all.stream().mapToDouble(Double::doubleValue).sum();
        }
        int middle = all.size() / 2;
        return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
    }

    double ratio(String relay, String to, Figure figure) {
        return of(relay, figure) / of(to, figure);
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        for (var relay : relays()) {
            var values = new TreeMap<String, Object>();
            for (var figure : Figure.values()) {
                values.put(
                        figure.key(),
                        Map.of("median", of(relay, figure), "rounds", all(relay, figure)));
            }
            json.put(relay, values);
        }
        return json;
    }
}
