package io.postern.state;

import io.postern.api.context.StateStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stores of all objects: {@code state/KIND/NAME.json} in the data folder. A store is read when
 * it is first used. Safe for use by any thread.
 */
public final class StateFiles {

    private final Path folder;
    // one store per file for as long as the process lives: an object that is replaced and the one
    // that takes its place must not write over each other
    private final Map<Path, StateFile> stores = new ConcurrentHashMap<>();

    /**
     * @param dataFolder made when something is first written
     */
    public StateFiles(Path dataFolder) {
        this.folder = dataFolder.resolve("state");
    }

    /**
     * The store of one object.
     *
     * @param kind such as {@code handlers}
     */
    public StateStore store(String kind, String name) {
        var file = folder.resolve(FileName.of(kind)).resolve(FileName.of(name) + ".json");
        return stores.computeIfAbsent(file, path -> new StateFile(kind + "/" + name, path));
    }
}
