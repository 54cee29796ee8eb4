package io.postern.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs short commands to their end; a failure says what the command said. */
public final class Programs {

    private static final int LONGEST_MINUTES = 2;

    private Programs() {}

    public static void run(String... command) {
        run(List.of(command), new byte[0]);
    }

    public static String run(List<String> command, byte[] input) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var watch = new Thread(() -> endInTime(process), "ends-" + command.get(0));
            watch.setDaemon(true);
            watch.start();
            feed(process, input);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            watch.join();
            if (code != 0) {
                throw new AssertionError(
                        "%s: expected success within %d minutes, found exit code %d: %s"
                                .formatted(String.join(" ", command), LONGEST_MINUTES, code, said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command.get(0) + ": expected it installed; ./verify installs it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static void endInTime(Process process) {
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /** A command that ended before it took everything says why on its output. */
    private static void feed(Process process, byte[] input) throws IOException {
        try (var stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            if (process.isAlive()) {
                throw e;
            }
        }
    }
}
