package io.postern.data;

import java.nio.file.Path;
import java.time.Instant;

/** A program that opens a data folder, for tests that need another process. */
final class OtherGateway {

    private OtherGateway() {}

    public static void main(String[] arguments) throws Exception {
        DataFolder.open(Path.of(arguments[0]), ProcessHandle.current().pid(), Instant.EPOCH)
                .close();
    }
}
