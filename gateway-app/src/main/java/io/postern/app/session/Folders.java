package io.postern.app.session;

import java.nio.file.Path;

/** The three folders of a gateway. */
public record Folders(Path configs, Path plugins, Path data) {

    public static Folders beside(Path home) {
        return new Folders(home.resolve("configs"), home.resolve("plugins"), home.resolve("data"));
    }

    public Folders withConfigs(Path other) {
        return new Folders(other, plugins, data);
    }

    public Folders withPlugins(Path other) {
        return new Folders(configs, other, data);
    }

    public Folders withData(Path other) {
        return new Folders(configs, plugins, other);
    }
}
