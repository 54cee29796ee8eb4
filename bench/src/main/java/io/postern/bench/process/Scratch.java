package io.postern.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The folder of one run. It goes with this process, and so do all processes that this one started,
 * also when the run is broken off.
 */
public final class Scratch {

    private static final long MOST_SECONDS = 5;

    private final Path folder;

    private Scratch(Path folder) {
        this.folder = folder;
    }

    /** Once in a process. */
    public static Path folder(String name) throws IOException {
        var scratch = new Scratch(Files.createTempDirectory(name));
        Runtime.getRuntime().addShutdownHook(new Thread(scratch::clear, "clear"));
        return scratch.folder;
    }

    private void clear() {
        var left = ProcessHandle.current().descendants().toList();
        left.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(
                        left.stream()
                                .map(ProcessHandle::onExit)
                                .toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
        left.forEach(ProcessHandle::destroyForcibly);
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException inTheWay) {
            System.err.println(folder + " could not be removed: " + inTheWay.getMessage());
        }
    }
}
