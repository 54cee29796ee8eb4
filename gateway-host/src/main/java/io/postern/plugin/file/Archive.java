package io.postern.plugin.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/** Reads a jar to its end: one that is still being copied, or was damaged, does not get through. */
final class Archive {

    private Archive() {}

    /** The manifest, after every byte was read and its check sum was right. */
    static Optional<Manifest> manifest(Path jar) throws RefusedException {
        // opening a pipe would wait for somebody to write
        if (Files.exists(jar) && !Files.isRegularFile(jar)) {
            throw new RefusedException(
                    "expected a whole jar, found a pipe, socket or device; remove it");
        }
        try (var file = new JarFile(jar.toFile(), false)) {
            var buffer = new byte[16 * 1024];
            for (var entries = file.entries(); entries.hasMoreElements(); ) {
                check(file, entries.nextElement(), buffer);
            }
            return Optional.ofNullable(file.getManifest());
        } catch (IOException | IllegalArgumentException broken) {
            throw new RefusedException(
                    "expected a whole jar, found one that cannot be read ("
                            + broken.getMessage()
                            + "); it is still being copied, or damaged");
        }
    }

    private static void check(JarFile file, ZipEntry entry, byte[] buffer) throws IOException {
        var sum = new CRC32();
        try (var bytes = file.getInputStream(entry)) {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                sum.update(buffer, 0, count);
            }
        }
        if (entry.getCrc() != -1 && entry.getCrc() != sum.getValue()) {
            throw new ZipException("wrong check sum of " + entry.getName());
        }
    }
}
