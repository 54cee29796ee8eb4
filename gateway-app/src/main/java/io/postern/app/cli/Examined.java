package io.postern.app.cli;

import io.postern.app.session.Folders;
import io.postern.app.session.Session;
import io.postern.config.read.ConfigurationReader;
import io.postern.config.read.Reading;
import io.postern.plugin.house.PluginReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The configuration as a gateway on these folders would read it, without a gateway. */
final class Examined {

    private Examined() {}

    /**
     * Reads it and gives what {@code use} makes of it; afterwards the plugins are gone.
     *
     * @throws IOException when the plugins cannot be read
     */
    static <T> T with(Session session, Folders folders, Function<Examination, T> use)
            throws IOException {
        try (var plugins = new Offline(folders)) {
            var surroundings = session.surroundings();
            var reader =
                    new ConfigurationReader(
                            folders.configs(),
                            surroundings.variables(folders),
                            surroundings.hostName());
            var troubles =
                    plugins.reports().stream()
                            .map(PluginReport::trouble)
                            .flatMap(Optional::stream)
                            .toList();
            return use.apply(new Examination(reader.read(plugins.catalog()), troubles));
        }
    }

    /**
     * @param troubles of plugins, a line each
     */
    record Examination(Reading reading, List<String> troubles) {}
}
