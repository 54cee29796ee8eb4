package io.postern.reload;

import io.postern.config.catalog.Catalog;

/** Plugins that come, go and are replaced: tried first, then taken or left. */
public interface PluginChanges {

    /** Loads what is new, beside what runs. Ends with {@link #commit} or {@link #discard}. */
    Tried scan();

    /** What was tried is in use; what it replaced is in use no more and goes. */
    void commit();

    /** What was tried is not in use and goes; does nothing when nothing is tried. */
    void discard();

    /**
     * @param catalog what there would be; equal to the one before when no plugin changed
     * @param settled whether no jar is still being copied; where one is, look again in a moment
     */
    record Tried(Catalog catalog, boolean settled) {}
}
