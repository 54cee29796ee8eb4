package io.postern.reload;

import io.postern.config.catalog.Catalog;
import io.postern.config.read.ConfigurationReader;
import io.postern.config.read.ConfigurationReading;
import io.postern.watch.Snapshot;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The user's files, and kept copies of them. Read by the reload's thread alone. */
public final class ConfigurationFiles {

    private final Path folder;
    private final Function<String, Optional<String>> environment;
    private final String hostName;
    private final UnaryOperator<ConfigurationReading> remarks;
    private final ConfigurationReader reader;

    /**
     * @param folder the user's
     * @param environment the environment's variables by name
     * @param hostName the system's id where no file gives one
     * @param remarks adds what else there is to say of the user's files
     */
    public ConfigurationFiles(
            Path folder,
            Function<String, Optional<String>> environment,
            String hostName,
            UnaryOperator<ConfigurationReading> remarks) {
        this.folder = folder;
        this.environment = environment;
        this.hostName = hostName;
        this.remarks = remarks;
        this.reader = reader(folder);
    }

    Path folder() {
        return folder;
    }

    /**
     * The user's files as they are now.
     *
     * @param seen a look at them before; whoever took it looks again afterwards
     */
    ConfigurationReading read(Catalog catalog, Snapshot seen) {
        return remarks.apply(reader.read(catalog, seen::stamp));
    }

    /** A copy of them; the secrets that it names are beside the user's. */
    ConfigurationReading kept(Path copy, Catalog catalog) {
        return reader(copy).read(catalog);
    }

    private ConfigurationReader reader(Path configs) {
        return new ConfigurationReader(configs, folder, environment, hostName);
    }
}
