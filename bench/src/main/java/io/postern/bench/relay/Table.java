package io.postern.bench.relay;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one QoS as people read them. */
final class Table {

    private static final String MEASURED = "postern";
    private static final List<String> BESIDE = List.of("bridge", "bare");

    private final Figures figures;
    private final List<String> compared = new ArrayList<>();

    Table(Figures figures) {
        this.figures = figures;
        for (var other : BESIDE) {
            if (figures.relays().contains(MEASURED) && figures.relays().contains(other)) {
                compared.add(other);
            }
        }
    }

    void print(int qos, PrintStream out) {
        out.printf("%n%-36s", "QoS " + qos);
        figures.relays().forEach(relay -> out.printf("%12s", relay));
        compared.forEach(other -> out.printf("%17s", MEASURED + "/" + other));
        out.println();
        for (var figure : Figure.values()) {
            out.printf("%-36s", figure.words());
            for (var relay : figures.relays()) {
                out.printf("%12s", figure.show(figures.of(relay, figure)));
            }
            for (var other : figure.compares() ? compared : List.<String>of()) {
                double ratio = figures.ratio(MEASURED, other, figure);
                out.printf("%17s", String.format(Locale.ROOT, "%.2f", ratio));
            }
            out.println();
        }
    }
}
