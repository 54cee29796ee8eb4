package io.postern.plugin.report;

/**
 * What a commit does to one plugin.
 *
 * @param version the version that runs afterwards; of a removed plugin, the one that ran
 * @param bundled whether that version is the distribution's own
 */
public record PluginStep(Sort sort, String id, String version, String file, boolean bundled) {

    public enum Sort {
        ADDED,
        REPLACED,
        REMOVED
    }

    /** Whether it came with the distribution, and in nobody's place. */
    public boolean isOwn() {
        return bundled && sort == Sort.ADDED;
    }

    @Override
    public String toString() {
        return switch (sort) {
            case ADDED -> "plugin " + id + " " + version + " loaded from " + file;
            case REPLACED -> "plugin " + id + " replaced by version " + version + " from " + file;
            case REMOVED -> "plugin " + id + " " + version + " removed: " + file + " is gone";
        };
    }
}
