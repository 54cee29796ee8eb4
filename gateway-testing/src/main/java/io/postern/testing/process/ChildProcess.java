package io.postern.testing.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours that goes on, and the lines it says on both of its outputs. */
public final class ChildProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final OutputLines lines;

    private ChildProcess(Process process, Consumer<String> listener) {
        this.process = process;
        this.lines = OutputLines.of(process.inputReader(StandardCharsets.UTF_8), listener);
    }

    public static ChildProcess start(List<String> command) {
        return start(command, line -> {});
    }

    public static ChildProcess start(List<String> command, Consumer<String> listener) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            // Nothing of ours outlives the tests, also where one forgets to close it.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ChildProcess(process, listener);
        } catch (IOException e) {
            throw new UncheckedIOException(command.get(0) + ": expected it installed", e);
        }
    }

    public OutputLines lines() {
        return lines;
    }

    boolean runs() {
        return process.isAlive();
    }

    /** Sends a signal by its name, such as {@code STOP}; one that ended gets none. */
    public void signal(String name) {
        Programs.run("sh", "-c", "kill -" + name + " " + process.pid() + " || true");
    }

    /** Asks it to end, and waits until it has. */
    public void stop() {
        process.destroy();
        end();
    }

    /** Ends it without asking. */
    public void kill() {
        process.destroyForcibly();
        end();
    }

    /** Waits for its end, and says how it ended. */
    int end() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("process: expected an end, found that it runs: " + lines);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
