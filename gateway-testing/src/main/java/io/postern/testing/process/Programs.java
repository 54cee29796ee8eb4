package io.postern.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs short commands to their end; a failure says what the command said. */
public final class Programs {

    private Programs() {}

    public static void run(String... command) {
        run(List.of(command), new byte[0]);
    }

    public static String run(List<String> command, byte[] input) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            feed(process, input);
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(
                        String.join(" ", command) + ": expected success, found " + said);
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
