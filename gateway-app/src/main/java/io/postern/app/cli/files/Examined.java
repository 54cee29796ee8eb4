package io.postern.app.cli.files;

import io.postern.app.session.Folders;
import io.postern.app.session.NothingYet;
import io.postern.app.session.Session;
import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import io.postern.config.read.ConfigurationReader;
import io.postern.config.read.ConfigurationReading;
import io.postern.plugin.report.PluginReport;
import java.io.IOException;
import java.util.List;
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
            var troubles = PluginReport.troubles(plugins.reports());
            var files = NothingYet.tell(reader.read(plugins.catalog()), folders, surroundings);
            var reading = files.with(rights(folders, session));
            return use.apply(new Examination(reading, troubles));
        }
    }

    private static List<Finding> rights(Folders folders, Session session) {
        return folders.troubles(session.surroundings()).stream()
                .map(
                        open ->
                                Finding.note(
                                        new Place(new SourceFile(open.path().toString(), ""), 1, 1),
                                        open.message()))
                .toList();
    }

    /**
     * @param troubles of plugins, a line each
     */
    record Examination(ConfigurationReading reading, List<String> troubles) {}
}
