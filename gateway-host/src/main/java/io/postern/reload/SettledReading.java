package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.read.ConfigurationReading;
import io.postern.watch.FolderWatch;
import io.postern.watch.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A reading of files that stood still meanwhile, so that it is never half of an old and half of a
 * new configuration.
 *
 * @param snapshot the files as they were read
 * @param still whether they stood still; not when they never do
 */
record SettledReading(ConfigurationReading reading, Snapshot snapshot, boolean still) {

    private static final int MOST_TRIES = 4;

    /**
     * Reads until nothing changed while reading.
     *
     * @param keeping takes a copy of the very files that were read, where they can run
     * @param secrets files that count beside those that the reading names
     */
    static SettledReading of(
            ConfigurationFiles files,
            Catalog catalog,
            FolderWatch watch,
            Set<Path> secrets,
            LastGoodKeeping keeping) {
        var tries = 0;
        while (true) {
            var started = watch.look();
            var reading = files.read(catalog, started);
            watch.secrets(union(secrets, reading.watched()));
            var ended = watch.lookAtAll();
            var still =
                    started.isStill(ended)
                            && (reading.configuration().isEmpty() || keeping.stage(ended.files()));
            if (still || ++tries == MOST_TRIES) {
                return new SettledReading(reading, still ? ended : started, still);
            }
        }
    }

    private static Set<Path> union(Set<Path> some, Set<Path> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
