package io.postern.app.cli.remote;

import io.postern.app.session.Folders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that asks a running gateway. */
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running gateway; data/ unless given.")
    private Optional<Path> data = Optional.empty();

    Path over(Folders defaults) {
        return data.orElse(defaults.data());
    }
}
