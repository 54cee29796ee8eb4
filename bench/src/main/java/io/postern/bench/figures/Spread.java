package io.postern.bench.figures;

import java.util.Arrays;

/** How values lie. */
public final class Spread {

    private final double[] sorted;

    public Spread(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest value that this share of all does not exceed; nothing of nothing. */
    public double at(double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
    }

    public double most() {
        return at(1);
    }
}
