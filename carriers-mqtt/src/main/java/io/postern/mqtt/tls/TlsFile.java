package io.postern.mqtt.tls;

import io.postern.api.link.LinkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file that encryption needs.
 *
 * @param key the setting that names it, inside {@code tls}
 */
record TlsFile(String key, Path path) {

    /** More than any chain of certificates; what is larger was named by mistake. */
    private static final long LARGEST = 4_000_000;

    byte[] read() throws LinkException {
        try {
            if (Files.isDirectory(path)) {
                throw fault("expected a file, found a folder");
            }
            long size = Files.size(path);
            // opening a pipe would wait for somebody to write
            if (!Files.isRegularFile(path)) {
                throw fault("expected a file, found a pipe or device");
            }
            if (size > LARGEST) {
                throw fault("expected at most " + LARGEST + " bytes, found " + size);
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw fault("expected a file there, found none", missing);
        } catch (AccessDeniedException denied) {
            throw fault("the gateway's user may not read it; allow it with chmod or chown", denied);
        } catch (IOException unreadable) {
            throw fault("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    LinkException fault(String message) {
        return new LinkException(subject() + message);
    }

    LinkException fault(String message, Throwable cause) {
        return new LinkException(subject() + message, cause);
    }

    private String subject() {
        return "\"tls." + key + "\" " + path + ": ";
    }
}
