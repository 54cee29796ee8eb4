package io.postern.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Folders and files that only their owner may open, whatever the process would give them. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /** Makes a folder where there is none, and those above it. */
    public static Path folder(Path folder) throws IOException {
        return Files.isDirectory(folder)
                ? folder
                : Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** Opens a file, with these rights where it is made. */
    public static FileChannel open(Path file, OpenOption... how) throws IOException {
        return FileChannel.open(file, Set.of(how), attributes(file, FILE));
    }

    /** Deletes a folder with all that is in it, or nothing where there is none. */
    public static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> rights) {
        return isPosix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                : new FileAttribute<?>[0];
    }

    public static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Takes what others may from a folder and all in it; gives back its rights if it had to. */
    public static Optional<String> mend(Path folder) throws IOException {
        if (!isPosix(folder)) {
            return Optional.empty();
        }
        var before = Files.getPosixFilePermissions(folder);
        if (FOLDER.containsAll(before)) {
            return Optional.empty();
        }
        Files.setPosixFilePermissions(folder, FOLDER);
        try (var tree = Files.walk(folder)) {
            for (var path : tree.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                var rights = Files.getPosixFilePermissions(path);
                if (rights.retainAll(FOLDER)) {
                    Files.setPosixFilePermissions(path, rights);
                }
            }
        }
        return Optional.of(PosixFilePermissions.toString(before));
    }
}
