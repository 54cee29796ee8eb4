package io.postern.plugin.loader;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Counts the class loaders of plugins: those in use, and closed ones that something holds. One that
 * is only not collected yet does not count. Safe for use by any thread.
 */
public final class LoaderCount {

    /** A first collection may leave what soft references keep for a while. */
    private static final long ENOUGH = 2;

    /** Collectors that never look at what is old; no class loader goes by them. */
    private static final Set<String> OF_THE_YOUNG =
            Set.of("Copy", "PS Scavenge", "G1 Young Generation", "ZGC Pauses", "Shenandoah Pauses");

    private final List<Seen> all = new ArrayList<>();

    private static final class Seen {

        private final WeakReference<ClassLoader> loader;
        private boolean closed;
        private long collectionsBefore;

        Seen(ClassLoader loader) {
            this.loader = new WeakReference<>(loader);
        }

        boolean counts() {
            return !closed || collections() - collectionsBefore >= ENOUGH;
        }
    }

    public synchronized void add(ClassLoader loader) {
        all.add(new Seen(loader));
    }

    public synchronized void close(ClassLoader loader) {
        for (var seen : all) {
            if (seen.loader.refersTo(loader)) {
                seen.closed = true;
                seen.collectionsBefore = collections();
            }
        }
    }

    /** How many are in use, or held although they are closed. */
    public synchronized int living() {
        all.removeIf(seen -> seen.loader.refersTo(null));
        return (int) all.stream().filter(Seen::counts).count();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .filter(collector -> !OF_THE_YOUNG.contains(collector.getName()))
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
