package io.postern.data;

import io.postern.config.read.FileStamp;
import io.postern.file.AtomicFile;
import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Plain copies of the files of the last configuration that ran, in a folder of their own: {@code
 * configs/} and a list with checksums. What changes is first copied to {@code next/}, becomes
 * binding when that is renamed to {@code commit/}, and is then moved into place; so a crash at any
 * moment leaves the old files or the new ones. For one thread.
 */
public final class LastGood {

    /** More copies than this are not synced one by one: a power cut right then loses them all. */
    private static final int MOST_SYNCED = 100;

    private static final String LIST = "list";
    private static final String CONFIGS = "configs";

    private final Path folder;
    private final Path configs;
    private final Path next;
    private final Path commit;
    private KeptList kept = KeptList.EMPTY;
    private Sources sources = Sources.NONE;
    private Optional<Staged> staged = Optional.empty();

    /**
     * Copies that are not binding yet.
     *
     * @param changed the names of what was copied
     * @param sources where it was copied from
     */
    private record Staged(KeptList list, List<String> changed, Sources sources) {}

    /** The user's files of a list, to see at once which of thousands changed. */
    private record Sources(Path from, Map<Path, FileStamp> files) {

        static final Sources NONE = new Sources(Path.of(""), Map.of());
    }

    private LastGood(Path folder) {
        this.folder = folder;
        this.configs = folder.resolve(CONFIGS);
        this.next = folder.resolve("next");
        this.commit = folder.resolve("commit");
    }

    /** Opens the folder, creating it where there is none, and ends what a crash left undone. */
    public static LastGood open(Path folder) throws IOException {
        var lastGood = new LastGood(folder);
        OwnerOnly.folder(folder);
        lastGood.finish(names(lastGood.configs));
        var list = KeptList.read(folder.resolve(LIST));
        if (list.isEmpty()) {
            OwnerOnly.delete(lastGood.configs);
        }
        lastGood.kept = list.orElse(KeptList.EMPTY);
        return lastGood;
    }

    /** The folder with the six folders in it; nothing where none is kept, or not undamaged. */
    public Optional<Path> configs() throws IOException {
        finish(kept.files().keySet());
        if (!kept.isWhole(configs)) {
            kept = KeptList.EMPTY;
            sources = Sources.NONE;
        }
        for (var name : names(configs)) {
            if (!kept.has(name)) {
                Files.delete(configs.resolve(name));
            }
        }
        return kept.files().isEmpty() ? Optional.empty() : Optional.of(configs);
    }

    /**
     * Copies what changed of these files, to be kept at {@link #commit}.
     *
     * @param from the folder of the six folders
     * @param files with the stamps they had when they were read
     * @return whether they can be kept: not when one has changed again since
     */
    public boolean stage(Path from, Map<Path, FileStamp> files) throws IOException {
        staged = Optional.empty();
        OwnerOnly.delete(next);
        var before = sources.from().equals(from) ? sources.files() : Map.<Path, FileStamp>of();
        var wanted = new TreeMap<String, FileStamp>();
        files.forEach(
                (file, stamp) -> {
                    if (!stamp.equals(before.get(file))) {
                        wanted.put(from.relativize(file).toString(), stamp);
                    }
                });
        wanted.entrySet().removeIf(file -> file.getValue().equals(stamp(file.getKey())));
        if (wanted.isEmpty() && files.size() == kept.files().size()) {
            sources = new Sources(from, files);
            return true;
        }
        staged = copy(from, files, wanted);
        return staged.isPresent();
    }

    private FileStamp stamp(String name) {
        var file = kept.files().get(name);
        return file == null ? FileStamp.NONE : file.stamp();
    }

    private Optional<Staged> copy(
            Path from, Map<Path, FileStamp> files, SortedMap<String, FileStamp> changed)
            throws IOException {
        OwnerOnly.folder(next);
        var list = new TreeMap<>(kept.files());
        for (var file : changed.entrySet()) {
            var name = file.getKey();
            var copied = copy(from.resolve(name), name, file.getValue());
            if (copied.isEmpty()) {
                return Optional.empty();
            }
            list.put(name, copied.get());
        }
        if (list.size() > files.size()) {
            list.keySet().removeIf(name -> !files.containsKey(from.resolve(name)));
        }
        var names = List.copyOf(changed.keySet());
        return Optional.of(new Staged(new KeptList(list), names, new Sources(from, files)));
    }

    private Optional<KeptFile> copy(Path source, String name, FileStamp stamp) throws IOException {
        try {
            var content = Files.readAllBytes(source);
            if (!FileStamp.of(source).equals(stamp)) {
                return Optional.empty();
            }
            var copy = next.resolve(CONFIGS).resolve(name);
            OwnerOnly.folder(copy.getParent());
            AtomicFile.create(copy, content);
            return Optional.of(new KeptFile(name, stamp, KeptFile.checksum(content)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Keeps what was staged in place of what was kept before. */
    public void commit() throws IOException {
        finish(kept.files().keySet());
        if (staged.isPresent()) {
            commit(staged.get());
        }
    }

    private void commit(Staged copies) throws IOException {
        staged = Optional.empty();
        copies.list().write(next.resolve(LIST));
        sync(copies);
        AtomicFile.move(next, commit);
        AtomicFile.sync(folder);
        var before = kept.files().keySet();
        kept = copies.list();
        sources = copies.sources();
        finish(before, kept);
    }

    private void sync(Staged copies) throws IOException {
        if (copies.changed().size() <= MOST_SYNCED) {
            for (var name : copies.changed()) {
                AtomicFile.sync(next.resolve(CONFIGS).resolve(name));
            }
        }
        AtomicFile.sync(next.resolve(LIST));
        AtomicFile.sync(next);
    }

    /** Moves what is binding into place. Begun before or not: all of it can be repeated. */
    private void finish(Collection<String> before) throws IOException {
        var list = KeptList.read(commit.resolve(LIST));
        if (list.isPresent()) {
            finish(before, list.get());
        } else {
            OwnerOnly.delete(commit);
        }
    }

    private void finish(Collection<String> before, KeptList list) throws IOException {
        OwnerOnly.folder(configs);
        for (var name : names(commit.resolve(CONFIGS))) {
            OwnerOnly.folder(configs.resolve(name).getParent());
            AtomicFile.move(commit.resolve(CONFIGS).resolve(name), configs.resolve(name));
        }
        for (var name : before) {
            if (!list.has(name)) {
                Files.deleteIfExists(configs.resolve(name));
            }
        }
        syncFolders();
        AtomicFile.move(commit.resolve(LIST), folder.resolve(LIST));
        AtomicFile.sync(folder);
        OwnerOnly.delete(commit);
    }

    private void syncFolders() throws IOException {
        try (var folders = Files.list(configs)) {
            for (var path : folders.filter(Files::isDirectory).toList()) {
                AtomicFile.sync(path);
            }
        }
        AtomicFile.sync(configs);
    }

    private static List<String> names(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (var tree = Files.walk(root)) {
            return tree.filter(path -> !Files.isDirectory(path))
                    .map(path -> root.relativize(path).toString())
                    .toList();
        }
    }
}
