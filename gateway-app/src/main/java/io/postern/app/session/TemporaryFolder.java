package io.postern.app.session;

import io.postern.file.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone with all it holds when it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {

    public static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("postern-"));
    }

    @Override
    public void close() throws IOException {
        OwnerOnly.delete(path);
    }
}
