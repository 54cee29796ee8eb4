package io.postern.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file so that after a crash or power cut it is the old one or the new one, whole. */
public final class AtomicFile {

    private AtomicFile() {}

    /** On disk when it returns. One writer per file at a time; the folder must be there. */
    public static void write(Path file, byte[] content) throws IOException {
        var fresh = file.resolveSibling("." + file.getFileName() + ".new");
        try (var channel =
                OwnerOnly.open(
                        fresh,
                        LinkOption.NOFOLLOW_LINKS,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(file.toAbsolutePath().getParent());
    }

    // the new name is on disk only when its folder is
    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
