package io.postern.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Makes room for a new file: FILE becomes FILE.1, FILE.1 becomes FILE.2, the oldest goes. */
final class Rotation {

    private final Path path;
    private final int keep;

    Rotation(Path path, int keep) {
        this.path = path;
        this.keep = keep;
    }

    /** From the oldest on, each step atomic: a crash in between leaves a gap and loses nothing. */
    void shift() throws IOException {
        for (int tooOld = Math.max(1, keep); Files.deleteIfExists(old(tooOld)); tooOld++) {}
        for (int number = keep - 1; number >= 1; number--) {
            move(old(number), old(number + 1));
        }
        if (keep == 0) {
            Files.deleteIfExists(path);
        } else {
            move(path, old(1));
        }
    }

    /** Makes the disk keep the new names. */
    void sync() throws IOException {
        try (var folder = FileChannel.open(folder(path), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    static Path folder(Path path) {
        var folder = path.toAbsolutePath().getParent();
        return folder == null ? path : folder;
    }

    private void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Path old(int number) {
        return path.resolveSibling(path.getFileName() + "." + number);
    }
}
