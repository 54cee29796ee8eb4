package io.postern.app.cli.files;

import io.postern.app.session.Folders;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every command that needs a configuration. */
public final class FolderOptions {

    @Option(
            names = "--configs",
            paramLabel = "DIR",
            description = "The configuration; configs/ beside the program unless given.")
    private Optional<Path> configs = Optional.empty();

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            description = "Where plugin jars are dropped; plugins/ unless given.")
    private Optional<Path> plugins = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "What the gateway keeps over restarts; data/ unless given.")
    private Optional<Path> data = Optional.empty();

    public Folders over(Folders defaults) {
        return new Folders(
                configs.orElse(defaults.configs()),
                plugins.orElse(defaults.plugins()),
                data.orElse(defaults.data()));
    }
}
