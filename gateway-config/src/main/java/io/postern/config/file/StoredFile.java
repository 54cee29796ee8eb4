package io.postern.config.file;

import io.postern.api.text.Quote;
import io.postern.config.document.Mistake;
import io.postern.config.problem.Place;
import io.postern.config.problem.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Takes a file's bytes from the disk, never more than a configuration file may have. */
final class StoredFile {

    static final int LARGEST = 1_000_000;

    private StoredFile() {}

    static byte[] read(Path path, String name) {
        try {
            check(Files.readAttributes(path, BasicFileAttributes.class), name);
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw mistake(name, "expected a file of at most 1 MB, found more");
                }
                return bytes;
            }
        } catch (NoSuchFileException gone) {
            throw mistake(name, missing(path));
        } catch (IOException failure) {
            throw mistake(name, failed(failure));
        }
    }

    private static void check(BasicFileAttributes attributes, String name) {
        if (attributes.isDirectory()) {
            throw mistake(name, "expected a file, found a folder");
        }
        // Reading a pipe would wait for somebody to write.
        if (!attributes.isRegularFile()) {
            throw mistake(name, "expected a file, found a pipe or device");
        }
        if (attributes.size() > LARGEST) {
            throw mistake(
                    name, "expected a file of at most 1 MB, found " + size(attributes.size()));
        }
    }

    private static String size(long bytes) {
        long tenths = (bytes + 99_999) / 100_000;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " MB";
    }

    private static String missing(Path path) {
        return Files.isSymbolicLink(path)
                ? "expected a file, found a link to a file that does not exist"
                : "expected a file, found none: it is gone";
    }

    static String failed(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "expected a file that the gateway may read, found no permission;"
                    + " check its owner and mode with ls -l";
        }
        String reason =
                failure instanceof FileSystemException known
                        ? known.getReason()
                        : failure.getMessage();
        return "expected a file that can be read, found the error "
                + Quote.of(reason == null ? failure.getClass().getSimpleName() : reason);
    }

    private static Mistake mistake(String name, String message) {
        return new Mistake(new Place(new SourceFile(name, ""), 1, 1), message);
    }
}
