package io.postern.broker.artemis.port;

import io.postern.api.link.LinkException;
import io.postern.broker.Plan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a broker, locked against a second one, or none. What Artemis writes reaches the
 * disk at {@link #sync}: where it waited for the disk itself, it would mix up the order of messages
 * (ARTEMIS-6191).
 */
public final class Store implements AutoCloseable {

    private final Optional<Path> folder;
    private final Optional<FileChannel> lock;

    private Store(Optional<Path> folder, Optional<FileChannel> lock) {
        this.folder = folder;
        this.lock = lock;
    }

    public static Store open(Plan plan) throws LinkException {
        if (plan.folder().isEmpty()) {
            return new Store(Optional.empty(), Optional.empty());
        }
        var folder = plan.folder().get().toAbsolutePath();
        try {
            for (var part : List.of("", "journal", "bindings", "paging", "large")) {
                closeToOthers(Files.createDirectories(folder.resolve(part)), "rwx------");
            }
            return new Store(Optional.of(folder), Optional.of(lock(folder)));
        } catch (AccessDeniedException denied) {
            throw new LinkException(
                    "folder \""
                            + folder
                            + "\": expected permission to write it, found none: give it to the"
                            + " user that the gateway runs as",
                    denied);
        } catch (IOException refused) {
            throw new LinkException(
                    "folder \"" + folder + "\": expected a folder to write, found " + refused,
                    refused);
        }
    }

    private static FileChannel lock(Path folder) throws IOException, LinkException {
        var channel =
                FileChannel.open(
                        folder.resolve("broker.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        closeToOthers(folder.resolve("broker.lock"), "rw-------");
        if (!isLocked(channel)) {
            channel.close();
            throw new LinkException(
                    "folder \""
                            + folder
                            + "\": expected it to be this broker's alone, found another that runs"
                            + " in it: end that one or choose another \"folder\"");
        }
        return channel;
    }

    private static void closeToOthers(Path path, String mode) throws IOException {
        var wanted = PosixFilePermissions.fromString(mode);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
                && !Files.getPosixFilePermissions(path).equals(wanted)) {
            Files.setPosixFilePermissions(path, wanted);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock()).isPresent();
        } catch (OverlappingFileLockException ours) {
            return false;
        }
    }

    public Optional<Path> folder() {
        return folder;
    }

    /** Makes the disk keep what was written so far. */
    public void sync() throws IOException {
        if (folder.isPresent()) {
            sync(folder.get().resolve("journal"));
            sync(folder.get().resolve("bindings"));
        }
    }

    private static void sync(Path files) throws IOException {
        try (var all = Files.newDirectoryStream(files)) {
            for (var file : all) {
                force(file);
            }
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(false);
            closeToOthers(file, "rw-------");
        } catch (NoSuchFileException compacted) {
            // the journal replaces its files as it goes; the new ones come next time
            return;
        }
    }

    @Override
    public void close() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
