package io.postern.bench.figures;

import java.util.Collection;
import java.util.Locale;

/** One line of the table. */
public interface MeasuredFigure {

    String words();

    /** What the machine-readable file calls it. */
    String key();

    /** Such as {@code %.2f}. */
    String format();

    /** Whether the quotient of two means something. */
    boolean compares();

    /** The figure of all rounds: the middle one, unless each single one counts. */
    default double of(Collection<Double> rounds) {
        return median(rounds);
    }

    default String show(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format(), value);
    }

    static double median(Collection<Double> rounds) {
        var all = rounds.stream().sorted().toList();
        if (all.isEmpty()) {
            return Double.NaN;
        }
        int middle = all.size() / 2;
        return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
    }

    static double sum(Collection<Double> rounds) {
        return rounds.stream().mapToDouble(Double::doubleValue).sum();
    }
}
