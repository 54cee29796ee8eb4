package io.postern.app.soak;

import java.io.IOException;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** What the process holds, as the gateway's own metrics page says it. */
record SoakFootprint(long threads, long handles, long classes, long loaders) {

    /** After everything that nobody holds was collected. */
    static SoakFootprint of(SoakSite site) throws IOException {
        System.gc();
        var page = site.metrics();
        ToLongFunction<String> figure = name -> figure(page, name);
        return new SoakFootprint(
                figure.applyAsLong("jvm_threads_live"),
                figure.applyAsLong("process_open_fds"),
                figure.applyAsLong("jvm_classes_loaded"),
                figure.applyAsLong("postern_plugin_loaders"));
    }

    private static long figure(String page, String name) {
        var line = Pattern.compile("^" + name + " (\\S+)$", Pattern.MULTILINE).matcher(page);
        if (!line.find()) {
            throw new IllegalStateException("no " + name + " in " + page);
        }
        return (long) Double.parseDouble(line.group(1));
    }
}
