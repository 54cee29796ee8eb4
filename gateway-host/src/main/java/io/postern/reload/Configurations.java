package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.watch.Snapshot;
import java.nio.file.Path;

/** Reads configurations, checked against what plugins offer. */
public interface Configurations {

    /**
     * The user's files as they are now.
     *
     * @param seen a look at them before; whoever took it looks again afterwards
     */
    FolderReading read(Catalog catalog, Snapshot seen);

    /**
     * A kept copy of them.
     *
     * @param configs the folder of the six folders; secret files are still where the user's are
     */
    FolderReading kept(Path configs, Catalog catalog);
}
