package io.postern.plugin.house;

/**
 * What a commit does to one plugin.
 *
 * @param version the version that runs afterwards; of a removed plugin, the one that ran
 */
public record Change(Sort sort, String id, String version, String file) {

    public enum Sort {
        ADDED,
        REPLACED,
        REMOVED
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
