package io.postern.app.session;

import io.postern.config.problem.Finding;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import io.postern.config.read.ConfigurationReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What there is to say of a configuration without a file: it waits for the first. */
public final class NothingYet {

    private NothingYet() {}

    /** The reading, with that said where it is so. */
    public static ConfigurationReading tell(
            ConfigurationReading reading, Folders folders, Surroundings surroundings) {
        if (!reading.isEmpty()) {
            return reading;
        }
        var here = folders.configs();
        var shipped = surroundings.home().resolve("configs").resolve("examples");
        return reading.with(
                List.of(
                        Finding.waiting(
                                new Place(new SourceFile(here.toString(), ""), 1, 1),
                                "nothing will run: there is no carrier and no address yet;"
                                        + " examples are in "
                                        + examples(here, shipped))));
    }

    private static Path examples(Path here, Path shipped) {
        var near = here.resolve("examples");
        return Files.isDirectory(near) ? near : shipped;
    }
}
