package io.postern.plugin.load;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** Counts the class loaders of plugins that are still in memory. Safe for use by any thread. */
public final class LoaderCensus {

    private final List<WeakReference<ClassLoader>> seen = new ArrayList<>();

    synchronized void add(ClassLoader loader) {
        seen.add(new WeakReference<>(loader));
    }

    /** How many are alive: those in use, and closed ones that something still holds. */
    public synchronized int living() {
        seen.removeIf(loader -> loader.refersTo(null));
        return seen.size();
    }
}
