package io.postern.bench.gateway;

import java.util.List;

/** What {@code /metrics} said at one moment. */
public record Metrics(List<String> lines) {

    /**
     * The sum over all objects; 0 where there is none.
     *
     * @param name of the figure
     * @param label a part of what stands between the braces, such as {@code object="sensors"}
     */
    public double sum(String name, String label) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
