package io.postern.plugin.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The folder that people drop plugins into. One that does not exist is empty. */
public final class PluginFolder {

    private final Path folder;

    public PluginFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path path() {
        return folder;
    }

    /** The folder's name, for messages. */
    public String shown() {
        return String.valueOf(folder.getFileName());
    }

    /** What lies there now: jars and folders, by name. Hidden ones and other files do not count. */
    public List<SeenPlugin> look() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        var seen = new ArrayList<SeenPlugin>();
        for (var entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                seen.add(new SeenPlugin(shown(entry), jars(entries(entry))));
            } else if (isJar(entry)) {
                seen.add(new SeenPlugin(shown(entry), jars(List.of(entry))));
            }
        }
        return List.copyOf(seen);
    }

    private String shown(Path entry) {
        return shown() + "/" + entry.getFileName();
    }

    private static List<Path> entries(Path folder) throws IOException {
        var entries = new ArrayList<Path>();
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(
                    folder.toString()); // to list a pipe would wait for ever
        }
        try (var stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        entries.removeIf(entry -> entry.getFileName().toString().startsWith("."));
        entries.sort(Comparator.comparing(entry -> entry.getFileName().toString()));
        return entries;
    }

    private static List<SeenPlugin.Jar> jars(List<Path> files) throws IOException {
        var jars = new ArrayList<SeenPlugin.Jar>();
        for (var file : files) {
            if (isJar(file)) {
                try {
                    var now = Files.readAttributes(file, BasicFileAttributes.class);
                    var key = String.valueOf(now.fileKey());
                    jars.add(new SeenPlugin.Jar(file, now.size(), now.lastModifiedTime(), key));
                } catch (NoSuchFileException gone) {
                    // It went away between listing and looking: it does not lie there.
                    continue;
                }
            }
        }
        return jars;
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }
}
