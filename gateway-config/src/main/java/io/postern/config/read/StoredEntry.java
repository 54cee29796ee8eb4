package io.postern.config.read;

import java.nio.file.Files;
import java.nio.file.Path;

/** A file or folder as a listing found it. */
record StoredEntry(Path path, String name, ShownNames names) {

    static StoredEntry of(Path path, ShownNames names) {
        return new StoredEntry(path, path.getFileName().toString(), names);
    }

    /** How messages name it; worked out only when asked. */
    String shown() {
        return names.of(path);
    }

    boolean isFolder() {
        return Files.isDirectory(path);
    }

    /** The name without its last ending. */
    String stem() {
        int point = name.lastIndexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }
}
