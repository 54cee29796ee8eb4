package io.postern.app.gateway;

import io.postern.app.session.Folders;
import io.postern.app.session.NothingYet;
import io.postern.app.session.Surroundings;
import io.postern.config.catalog.Catalog;
import io.postern.config.plan.IdleAddress;
import io.postern.config.read.ConfigurationReader;
import io.postern.reload.Configurations;
import io.postern.reload.FolderReading;
import io.postern.watch.Snapshot;
import java.nio.file.Path;
import java.util.List;

/** The configuration's files, and kept copies of them. Read by the reload's thread alone. */
final class FileConfigurations implements Configurations {

    private final Folders folders;
    private final Surroundings surroundings;
    private final ConfigurationReader reader;
    private volatile List<IdleAddress> idle = List.of();

    FileConfigurations(Folders folders, Surroundings surroundings) {
        this.folders = folders;
        this.surroundings = surroundings;
        this.reader = reader(folders.configs());
    }

    @Override
    public FolderReading read(Catalog catalog, Snapshot seen) {
        var reading = NothingYet.tell(reader.read(catalog, seen::stamp), folders, surroundings);
        idle = reading.idle();
        return reading(reading);
    }

    /** The addresses of the user's files that would not run, as they were read last. */
    List<IdleAddress> idle() {
        return idle;
    }

    @Override
    public FolderReading kept(Path configs, Catalog catalog) {
        return reading(reader(configs).read(catalog));
    }

    private static FolderReading reading(io.postern.config.read.ConfigurationReading reading) {
        return new FolderReading(reading.configuration(), reading.findings(), reading.watched());
    }

    /** Wherever the files are, the secrets they name are beside the user's. */
    private ConfigurationReader reader(Path configs) {
        return new ConfigurationReader(
                configs,
                folders.configs(),
                surroundings.variables(folders),
                surroundings.hostName());
    }
}
