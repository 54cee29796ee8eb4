package io.postern.bench.replug;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What may have grown between the first tenth of the cycles, when everything was used at least
 * once, and the last.
 */
final class Bounds {

    /** A thread of Java's own, such as the one that answers jcmd, may come at any time. */
    private static final long THREADS = 1;

    /** A connection that asked for the metrics may not be closed yet. */
    private static final long FILES = 2;

    /** Caches and strings of metrics; a device that is not let go keeps several kB each cycle. */
    private static final double LIVE_BYTES_PER_CYCLE = 256;

    private static final double LIVE_BYTES = 256 * 1024;

    /** The heap reaches its size by and by, and compiled code grows. */
    private static final double RESIDENT = 1.15;

    /** A scan or a list that grows with each cycle doubles the CPU time in a thousand. */
    private static final double CPU = 1.5;

    private Bounds() {}

    /** What grew beyond them, in words. */
    static List<String> exceeded(List<Sample> samples) {
        var before = samples.get(1);
        var after = samples.get(samples.size() - 1);
        var words = new ArrayList<String>();
        check(
                words,
                "threads",
                before.footprint().threads() + THREADS,
                after.footprint().threads());
        check(
                words,
                "open files",
                before.footprint().openFiles() + FILES,
                after.footprint().openFiles());
        check(
                words,
                "live bytes",
                before.liveBytes()
                        + LIVE_BYTES
                        + LIVE_BYTES_PER_CYCLE * (after.cycle() - before.cycle()),
                after.liveBytes());
        check(
                words,
                "resident MB",
                before.footprint().residentMegabytes() * RESIDENT,
                after.footprint().residentMegabytes());
        check(
                words,
                "CPU seconds per cycle",
                before.cpuPerCycleSince(samples.get(0)) * CPU,
                after.cpuPerCycleSince(samples.get(samples.size() - 2)));
        return words;
    }

    private static void check(List<String> words, String what, double most, double found) {
        if (found > most) {
            words.add(
                    String.format(
                            Locale.ROOT,
                            "%s: expected at most %.3f, found %.3f",
                            what,
                            most,
                            found));
        }
    }
}
