package io.postern.data;

import io.postern.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of kept files, by name; on disk a line each, after one with their number. */
record KeptList(SortedMap<String, KeptFile> files) {

    static final KeptList EMPTY = new KeptList(new TreeMap<>());

    KeptList {
        files = Collections.unmodifiableSortedMap(files);
    }

    /** Nothing where there is no list, or one that is not whole. */
    static Optional<KeptList> read(Path file) throws IOException {
        try {
            // garbage is read as any text: it does not have the right count in its first line
            return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static Optional<KeptList> of(String text) {
        var lines = text.lines().toList();
        var files = new TreeMap<String, KeptFile>();
        lines.stream()
                .skip(1)
                .flatMap(line -> KeptFile.of(line).stream())
                .forEach(kept -> files.put(kept.name(), kept));
        return !lines.isEmpty() && lines.get(0).equals(Integer.toString(files.size()))
                ? Optional.of(new KeptList(files))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        var text =
                files.values().stream()
                        .map(KeptFile::line)
                        .collect(Collectors.joining("\n", files.size() + "\n", "\n"));
        AtomicFile.create(file, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** Whether the copies are as they were written. */
    boolean isWhole(Path copies) throws IOException {
        for (var file : files.values()) {
            if (!isWhole(file, copies)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(KeptFile file, Path copies) throws IOException {
        try {
            var content = Files.readAllBytes(copies.resolve(file.name()));
            return KeptFile.checksum(content) == file.checksum();
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
