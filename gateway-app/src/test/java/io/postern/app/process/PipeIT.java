package io.postern.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A named pipe among the files that a gateway watches. */
class PipeIT {

    @TempDir private Path work;

    @Test
    void isNamedAndStopsNoReload() throws Exception {
        try (var station = GatewayProcess.named("farm", work)) {
            station.file("carriers/first.json", "{\"source\": \"simulator\"}").start();
            makePipe(Files.createDirectories(station.plugins()).resolve("x.jar"));
            makePipe(station.configs().resolve("carriers/odd.json"));

            station.awaitLog("x.jar: expected a whole jar, found a pipe, socket or device; remove");
            station.awaitLog("odd.json:1:1: expected a file, found a pipe or device");
            Files.delete(station.configs().resolve("carriers/odd.json"));
            station.file("carriers/second.json", "{\"source\": \"simulator\"}");

            station.awaitLog("added carrier second");
        }
    }

    private static void makePipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    }
}
