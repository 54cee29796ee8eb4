package io.postern.plugin.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Something that lies in the plugins folder: a jar, or a folder of jars. Two are equal when nothing
 * about its files changed.
 *
 * @param shown what people see, such as {@code plugins/climate.jar}
 * @param jars its jars, by name
 */
public record SeenPlugin(String shown, List<Jar> jars) {

    public SeenPlugin {
        jars = List.copyOf(jars);
    }

    /**
     * A jar at one moment.
     *
     * @param key tells a file from another one that took its place
     */
    public record Jar(Path path, long size, FileTime modified, String key) {

        String name() {
            return path.getFileName().toString();
        }
    }
}
