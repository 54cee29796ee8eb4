package io.postern.bench.polls;

import io.postern.bench.figures.MeasuredFigure;
import java.util.Locale;

/** What is measured, in the order of the table. */
enum PollFigure implements MeasuredFigure {
    EXPECTED("polls expected, a second", "%,.1f", false),
    POLLED("polls at the devices, a second", "%,.1f", false),
    ANSWERED("answers taken, a second", "%,.1f", false),
    SILENT("polls without answer, a second", "%.1f", false),
    SENT("sent to the broker, a second", "%,.1f", false),
    DEAD("dead letters, a second", "%.1f", false),
    CPU("CPU s per 100,000 polls", "%.2f", true),
    MEMORY("resident MB", "%.1f", true),
    THREADS("threads", "%.0f", true),
    FILES("open files", "%.0f", true);

    private final String words;
    private final String format;
    private final boolean compares;

    PollFigure(String words, String format, boolean compares) {
        this.words = words;
        this.format = format;
        this.compares = compares;
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

    @Override
    public boolean compares() {
        return compares;
    }
}
