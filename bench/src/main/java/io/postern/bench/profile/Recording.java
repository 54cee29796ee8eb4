package io.postern.bench.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A flight recording of a Java process; the file is there once the process has ended. */
public record Recording(Path file) {

    /** Takes the place of an earlier one. */
    public Recording {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
        } catch (IOException inTheWay) {
            throw new IllegalArgumentException(inTheWay);
        }
    }

    /** What the process needs to be started with. */
    public List<String> javaOptions() {
        return List.of(
                "-XX:FlightRecorderOptions=stackdepth=128",
                "-XX:StartFlightRecording=settings=profile,jdk.ExecutionSample#period=2ms,filename="
                        + file);
    }

    public void print() throws IOException {
        new Profile(file).print(System.out);
    }
}
