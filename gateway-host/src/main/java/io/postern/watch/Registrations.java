package io.postern.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Folders registered with the system's watcher. One folder may be known by several paths, such as
 * through links; the system has one key for it. For one thread.
 */
final class Registrations {

    private final WatchService watcher;
    private final Map<Object, Registration> byFolder = new HashMap<>();

    private record Registration(WatchKey key, Set<Path> paths) {}

    Registrations(WatchService watcher) {
        this.watcher = watcher;
    }

    /**
     * Watches these folders and no others.
     *
     * @return those that the system cannot watch, with the reason
     */
    Map<Path, String> watch(Set<Path> folders) {
        var troubles = new TreeMap<Path, String>();
        var wanted = new HashMap<Object, Set<Path>>();
        for (var folder : folders) {
            try {
                wanted.computeIfAbsent(identity(folder), key -> new HashSet<>()).add(folder);
            } catch (IOException e) {
                troubles.put(folder, why(e));
            }
        }
        cancelOthers(wanted.keySet());
        wanted.forEach((id, paths) -> register(id, paths, troubles));
        return troubles;
    }

    private static Object identity(Path folder) throws IOException {
        var key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder.toRealPath() : key;
    }

    private void cancelOthers(Set<Object> wanted) {
        byFolder.entrySet()
                .removeIf(
                        entry -> {
                            var key = entry.getValue().key();
                            var gone = !wanted.contains(entry.getKey()) || !key.isValid();
                            if (gone) {
                                key.cancel();
                            }
                            return gone;
                        });
    }

    private void register(Object id, Set<Path> paths, Map<Path, String> troubles) {
        var known = byFolder.get(id);
        try {
            var key = known == null ? registered(paths.iterator().next()) : known.key();
            byFolder.put(id, new Registration(key, paths));
        } catch (IOException e) {
            paths.forEach(path -> troubles.put(path, why(e)));
        }
    }

    private static String why(IOException e) {
        return String.valueOf(e.getMessage());
    }

    private WatchKey registered(Path folder) throws IOException {
        if (watcher instanceof NoEvents none) {
            throw new IOException(none.why());
        }
        return folder.register(
                watcher,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /** The paths by which a key's folder is known; none once it is not watched any more. */
    Set<Path> paths(WatchKey key) {
        return byFolder.values().stream()
                .filter(registration -> registration.key().equals(key))
                .findFirst()
                .map(Registration::paths)
                .orElse(Set.of());
    }
}
