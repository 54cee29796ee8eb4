package io.postern.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file so that after a crash or power cut it is the old one or the new one, whole. */
public final class AtomicFile {

    private AtomicFile() {}

    /** On disk when it returns. One writer per file at a time; the folder must be there. */
    public static void write(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh, content);
        sync(fresh);
        move(fresh, file);
        sync(file.toAbsolutePath().getParent());
    }

    /** A step of a replacement of many files: writes a new one, which lasts once it is synced. */
    public static void create(Path file, byte[] content) throws IOException {
        try (var channel =
                OwnerOnly.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    /** Makes a file's content last, or the names that came and went in a folder. */
    public static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Takes the place of what was there; that lasts once the folder is synced. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }
}
