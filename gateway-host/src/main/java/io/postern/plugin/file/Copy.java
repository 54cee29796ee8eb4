package io.postern.plugin.file;

import java.nio.file.Path;
import java.util.List;

/**
 * A plugin's own copy, which nobody changes.
 *
 * @param folder named by the hash of its content
 * @param jars the main jar first
 */
public record Copy(Path folder, List<Path> jars) {

    public Copy {
        jars = List.copyOf(jars);
    }
}
