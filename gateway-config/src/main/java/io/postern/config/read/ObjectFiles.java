package io.postern.config.read;

import io.postern.config.keys.Folder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file of an object that was read before, to name it in a message. */
public final class ObjectFiles {

    private final Path configs;
    private final ShownNames names = new ShownNames(Path.of(""));

    public ObjectFiles(Path configs) {
        this.configs = configs;
    }

    /** Nothing where the object has no file of its own, or has it no more. */
    public Optional<String> file(Folder folder, String name) {
        return Stream.of(".json", ".yaml", ".yml")
                .map(ending -> configs.resolve(folder.path()).resolve(name + ending))
                .filter(Files::isRegularFile)
                .map(names::of)
                .findFirst();
    }
}
