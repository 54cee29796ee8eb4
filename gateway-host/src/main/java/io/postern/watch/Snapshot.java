package io.postern.watch;

import io.postern.config.read.FileStamp;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How all watched files looked at one moment. Immutable.
 *
 * @param files of the six configuration folders
 * @param secrets files that the configuration refers to; {@link FileStamp#NONE} where one is
 *     missing
 * @param plugins jars
 * @param others what lies beside the files and is not read: only that it is there counts
 */
public record Snapshot(
        Map<Path, FileStamp> files,
        Map<Path, FileStamp> secrets,
        Map<Path, FileStamp> plugins,
        Set<Path> others) {

    public static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of(), Set.of());

    public Snapshot {
        files = Map.copyOf(files);
        secrets = Map.copyOf(secrets);
        plugins = Map.copyOf(plugins);
        others = Set.copyOf(others);
    }

    /** How a file of the six folders looked. */
    public FileStamp stamp(Path file) {
        return files.getOrDefault(file, FileStamp.NONE);
    }

    /** Files and secrets that came, changed or went since then. */
    public Set<Path> changedSince(Snapshot then) {
        var changed = new HashSet<Path>();
        compare(then.files, files, changed);
        compare(then.secrets, secrets, changed);
        return changed;
    }

    /** Whether nothing of it has changed since; more secrets may be watched by now. */
    public boolean isStill(Snapshot now) {
        return files.equals(now.files) && sameSecrets(now);
    }

    /** Whether the secrets that both know are the same. */
    public boolean sameSecrets(Snapshot other) {
        return secrets.entrySet().stream()
                .allMatch(
                        entry ->
                                other.secrets
                                        .getOrDefault(entry.getKey(), entry.getValue())
                                        .equals(entry.getValue()));
    }

    public Snapshot withSecrets(Map<Path, FileStamp> instead) {
        return new Snapshot(files, instead, plugins, others);
    }

    public Snapshot withPlugins(Map<Path, FileStamp> instead) {
        return new Snapshot(files, secrets, instead, others);
    }

    private static void compare(
            Map<Path, FileStamp> then, Map<Path, FileStamp> now, Set<Path> changed) {
        now.forEach(
                (path, stamp) -> {
                    if (!stamp.equals(then.get(path))) {
                        changed.add(path);
                    }
                });
        then.keySet().stream().filter(path -> !now.containsKey(path)).forEach(changed::add);
    }
}
