package io.postern.bench.rhythm;

import io.postern.bench.figures.MeasuredFigure;
import java.util.Locale;

/** What is measured, in the order of the table; all but the last lines of the good devices only. */
enum RhythmFigure implements MeasuredFigure {
    EXPECTED("polls expected", "%,.0f", false),
    POLLED("polls that came", "%,.0f", false),
    SHORTEST("interval, shortest, ms", "%.1f", false),
    P50("interval, p50, ms", "%.1f", true),
    P90("interval, p90, ms", "%.1f", true),
    P99("interval, p99, ms", "%.1f", true),
    LONGEST("interval, longest, ms", "%.1f", true),
    CPU("CPU of the gateway, % of one", "%.1f", true),
    MEMORY("resident MB", "%.1f", true),
    THREADS("threads", "%.0f", true),
    NOISE("noise that its port took, kB/s", "%,.0f", false),
    MUTE("polls that the mute one heard", "%,.0f", false);

    private final String words;
    private final String format;
    private final boolean compares;

    RhythmFigure(String words, String format, boolean compares) {
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
