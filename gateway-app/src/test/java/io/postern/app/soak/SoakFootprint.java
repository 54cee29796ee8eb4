package io.postern.app.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * What the process holds, as the gateway's own metrics page says it.
 *
 * @param handles but for what a queue on disk has open, which comes and goes
 */
record SoakFootprint(long threads, long handles, long classes, long loaders) {

    /** The newest segment and the watermark; one that was read before may be open too. */
    private static final long MOST_OF_THE_JOURNAL = 3;

    /** After everything that nobody holds was collected. */
    static SoakFootprint of(SoakSite site) throws IOException {
        System.gc();
        var page = site.metrics();
        ToLongFunction<String> figure = name -> figure(page, name);
        return new SoakFootprint(
                figure.applyAsLong("jvm_threads_live"),
                figure.applyAsLong("process_open_fds") - ofTheJournal(site),
                figure.applyAsLong("jvm_classes_loaded"),
                figure.applyAsLong("postern_plugin_loaders"));
    }

    private static long ofTheJournal(SoakSite site) throws IOException {
        var journal = site.data.toRealPath().resolve("journal");
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            long count = open.filter(one -> isIn(journal, one)).count();
            return Math.min(count, MOST_OF_THE_JOURNAL);
        }
    }

    private static boolean isIn(Path folder, Path handle) {
        try {
            return Files.readSymbolicLink(handle).startsWith(folder);
        } catch (IOException closed) {
            return false;
        }
    }

    private static long figure(String page, String name) {
        var line = Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(page);
        if (!line.find()) {
            throw new IllegalStateException("no " + name + " in " + page);
        }
        return (long) Double.parseDouble(line.group(1));
    }
}
