package io.postern.watch;

import io.postern.config.read.FileStamp;
import io.postern.config.read.QuietName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which files count.
 *
 * @param configs the folder of the six folders
 * @param plugins where jars are dropped
 * @param secrets files that the configuration refers to
 */
public record Scope(Path configs, Path plugins, Set<Path> secrets) {

    private static final List<String> FOLDERS =
            List.of("system", "messages", "carriers", "handlers", "addresses", "tasks");

    public Scope {
        configs = configs.toAbsolutePath().normalize();
        plugins = plugins.toAbsolutePath().normalize();
        secrets =
                secrets.stream()
                        .map(file -> file.toAbsolutePath().normalize())
                        .collect(Collectors.toUnmodifiableSet());
    }

    Scope withSecrets(Set<Path> others) {
        return new Scope(configs, plugins, others);
    }

    /** The six configuration folders, there or not. */
    public List<Path> folders() {
        return FOLDERS.stream().map(configs::resolve).toList();
    }

    /** Whether it is, by its name, a configuration file of one of the six folders. */
    boolean isConfiguration(Path file) {
        var folder = file.getParent();
        return folder != null
                && configs.equals(folder.getParent())
                && FOLDERS.contains(folder.getFileName().toString())
                && hasEnding(file.getFileName().toString());
    }

    private static boolean hasEnding(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".")
                && (lower.endsWith(".json") || lower.endsWith(".yaml") || lower.endsWith(".yml"));
    }

    /**
     * Whether it lies among the configuration's files and is none, so that somebody must say so.
     */
    private boolean isOther(Path file) {
        return !QuietName.is(file.getFileName().toString())
                && !isConfiguration(file)
                && (configs.equals(file.getParent()) || folders().contains(file.getParent()));
    }

    /** What a changed path means. */
    Concern concern(Path changed) {
        if (isConfiguration(changed) || secrets.contains(changed)) {
            return Concern.FILE;
        }
        // Kubernetes swaps all files at once by renaming a link named ..data
        var swapped = changed.getFileName().toString().startsWith("..");
        if (swapped
                || changed.startsWith(plugins)
                || changed.equals(configs)
                || folders().contains(changed)) {
            return Concern.ALL;
        }
        return isOther(changed) ? Concern.NAME : Concern.NONE;
    }

    enum Concern {
        NONE,
        FILE,
        /** That it is there, not what is in it: it may be a log that grows. */
        NAME,
        ALL
    }

    /** The folders where a change can come from, those that are there. */
    Set<Path> directories() {
        var found = new HashSet<Path>();
        found.add(configs);
        found.addAll(folders());
        found.add(plugins);
        found.addAll(entries(plugins).stream().filter(Files::isDirectory).toList());
        secrets.forEach(file -> addParent(found, file));
        addParent(found, configs);
        addParent(found, plugins);
        found.removeIf(path -> !Files.isDirectory(path));
        return found;
    }

    private static void addParent(Set<Path> found, Path path) {
        var parent = path.getParent();
        if (parent != null) {
            found.add(parent);
        }
    }

    /** Looks at everything. */
    Snapshot look() {
        var files = new HashMap<Path, FileStamp>();
        var others = new HashSet<Path>(entries(configs));
        for (var folder : folders()) {
            for (var entry : entries(folder)) {
                if (hasEnding(entry.getFileName().toString())) {
                    put(files, entry);
                } else {
                    others.add(entry);
                }
            }
        }
        others.removeIf(other -> !isOther(other));
        return new Snapshot(files, lookAtSecrets(), lookAtPlugins(), others);
    }

    Map<Path, FileStamp> lookAtSecrets() {
        return secrets.stream().collect(Collectors.toMap(file -> file, FileStamp::of));
    }

    private Map<Path, FileStamp> lookAtPlugins() {
        var jars = new HashMap<Path, FileStamp>();
        for (var entry : entries(plugins)) {
            put(jars, entry);
            entries(entry).forEach(file -> put(jars, file));
        }
        return jars;
    }

    private static void put(Map<Path, FileStamp> stamps, Path file) {
        var stamp = FileStamp.of(file);
        if (stamp.exists()) {
            stamps.put(file, stamp);
        }
    }

    /** A folder that cannot be listed counts as empty here: whoever reads it says why. */
    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(); // listing opens it: at a pipe that would wait for somebody to write
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            var found = new ArrayList<Path>();
            entries.forEach(found::add);
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            return List.of();
        }
    }
}
