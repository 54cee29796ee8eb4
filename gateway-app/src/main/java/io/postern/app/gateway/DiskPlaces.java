package io.postern.app.gateway;

import io.postern.api.context.Time;
import io.postern.app.session.ExitCode;
import io.postern.app.session.Folders;
import io.postern.app.session.Surroundings;
import io.postern.data.DataFolder;
import io.postern.data.DataFolderException;
import io.postern.data.LastGood;
import io.postern.plugin.run.DroppedPlugins;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a gateway holds on the disk while it runs: its data folder, kept files, plugins. */
record DiskPlaces(DataFolder data, LastGood lastGood, DroppedPlugins plugins)
        implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DiskPlaces.class);

    static DiskPlaces open(Folders folders, Surroundings surroundings, Time time)
            throws StartException {
        var data = data(folders, time);
        folders.troubles(surroundings)
                .forEach(open -> LOG.warn("{}: {}", open.path(), open.message()));
        try {
            return new DiskPlaces(
                    data,
                    LastGood.open(folders.data().resolve("last-good")),
                    new DroppedPlugins(folders.plugins(), folders.data().resolve("plugin-copies")));
        } catch (IOException e) {
            data.close();
            throw new StartException(
                    ExitCode.PROBLEMS,
                    "data folder \""
                            + folders.data()
                            + "\": expected one that can be read and written, found "
                            + e,
                    e);
        }
    }

    private static DataFolder data(Folders folders, Time time) throws StartException {
        try {
            return DataFolder.open(folders.data(), ProcessHandle.current().pid(), time.now());
        } catch (DataFolderException e) {
            throw new StartException(
                    e.isInUse() ? ExitCode.DATA_IN_USE : ExitCode.PROBLEMS, e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            plugins.close();
        } catch (IOException e) {
            LOG.warn("copies of plugins are left in the data folder: {}", e.toString());
        }
        data.close();
    }
}
