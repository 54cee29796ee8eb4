package io.postern.serial.system;

import io.postern.api.link.LinkException;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/**
 * Looks at a path before it is opened: files tell more about what is wrong than the system's error
 * numbers do, and jSerialComm, when there is no such file, tries others of a similar name.
 */
public final class PathCheck {

    private static final Set<PosixFilePermission> SHARED =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);

    private PathCheck() {}

    /** The path without symbolic links, where the system has such. */
    static String real(String path) throws LinkException {
        if (File.separatorChar != '/') {
            return path;
        }
        try {
            return checked(Path.of(path)).toRealPath().toString();
        } catch (FileSystemException gone) {
            throw new LinkException(OpeningWords.missing(path), gone);
        } catch (IOException | InvalidPathException odd) {
            throw new LinkException(
                    "expected the path of a serial port, found \"" + path + "\"", odd);
        }
    }

    private static Path checked(Path path) throws LinkException, IOException {
        if (!Files.exists(path)) {
            throw new LinkException(
                    Files.isSymbolicLink(path)
                            ? "\""
                                    + path
                                    + "\" is a link to \""
                                    + Files.readSymbolicLink(path)
                                    + "\", and there is no such file; plug the device in, or"
                                    + " correct the link"
                            : OpeningWords.missing(path.toString()));
        }
        if (Files.isDirectory(path)) {
            throw new LinkException(
                    "expected a serial port, found the folder \""
                            + path
                            + "\"; for all ports in it write \""
                            + path
                            + "/*\"");
        }
        if (Files.isRegularFile(path)) {
            throw new LinkException(
                    "expected a serial port, found the plain file \"" + path + "\"");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new LinkException(forbidden(path));
        }
        return path;
    }

    public static String forbidden(Path path) throws IOException {
        var file = Files.readAttributes(path, PosixFileAttributes.class);
        boolean shared = file.permissions().containsAll(SHARED);
        var group = file.group().getName();
        return shared && !group.equals("root")
                ? OpeningWords.forbidden(path.toString(), group)
                : OpeningWords.unshared(path.toString(), file.owner().getName());
    }
}
