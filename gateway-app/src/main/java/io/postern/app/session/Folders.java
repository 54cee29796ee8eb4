package io.postern.app.session;

import io.postern.data.FolderRights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The three folders of a gateway. */
public record Folders(Path configs, Path plugins, Path data) {

    public static Folders beside(Path home) {
        return new Folders(home.resolve("configs"), home.resolve("plugins"), home.resolve("data"));
    }

    /** What is wrong with who may write to them. */
    public List<FolderRights.Trouble> troubles(Surroundings surroundings) {
        return Stream.of(configs, plugins, data)
                .flatMap(each -> FolderRights.trouble(each, surroundings.user()).stream())
                .toList();
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
