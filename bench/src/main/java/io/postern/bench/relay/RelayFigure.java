package io.postern.bench.relay;

import io.postern.bench.figures.MeasuredFigure;
import java.util.Collection;
import java.util.Locale;

/** What is measured, in the order of the table. */
enum RelayFigure implements MeasuredFigure {
    THROUGHPUT("messages/s, nothing lost", "%,.0f"),
    CPU_AT_MOST("CPU s per 100,000, at that rate", "%.2f"),
    CPU_OF_BROKERS("CPU s per 100,000, both brokers", "%.2f"),
    CPU_OF_LOAD("CPU s per 100,000, load generator", "%.2f"),
    CPU_AT_5000("CPU s per 100,000, at 5,000/s", "%.2f"),
    CPU_AT_500("CPU s per 100,000, at 500/s", "%.2f"),
    P50_AT_500("p50 ms at 500/s", "%.2f"),
    P99_AT_500("p99 ms at 500/s", "%.2f"),
    P50_AT_5000("p50 ms at 5,000/s", "%.2f"),
    P99_AT_5000("p99 ms at 5,000/s", "%.2f"),
    MEMORY_AT_FIRST("resident MB at the first message", "%.1f"),
    MEMORY("resident MB after the load", "%.1f"),
    START("start to first message, ms", "%.0f"),
    LOST("lost", "%.0f"),
    REPEATED("repeated", "%.0f"),
    DISORDERED("out of order", "%.0f"),
    BETWEEN("most on the way at once", "%.0f");

    private final String words;
    private final String format;

    RelayFigure(String words, String format) {
        this.words = words;
        this.format = format;
    }

    @Override
    public String words() {
        return words;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String format() {
        return format;
    }

    /** Counts and settings have no meaningful quotient. */
    @Override
    public boolean compares() {
        return compareTo(LOST) < 0;
    }

    @Override
    public double of(Collection<Double> rounds) {
        return compares() || this == BETWEEN
                ? MeasuredFigure.median(rounds)
                : MeasuredFigure.sum(rounds);
    }
}
