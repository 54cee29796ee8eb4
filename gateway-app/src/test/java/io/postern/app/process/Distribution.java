package io.postern.app.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The built distribution, started as people start it. */
public record Distribution(Path folder) {

    private static final long PATIENCE = 180;

    public static Distribution built() {
        return new Distribution(Path.of(System.getProperty("postern.distribution")));
    }

    /** What a call left behind. */
    public record Ended(int code, String out, String err) {}

    /** A call that goes on. */
    public record Running(Process process, Path out, Path err) implements AutoCloseable {

        public String said() {
            return text(out);
        }

        public String complained() {
            return text(err);
        }

        public Ended await() throws InterruptedException {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                throw new AssertionError("still runs: " + said() + complained());
            }
            return new Ended(process.exitValue(), said(), complained());
        }

        /** Asks it politely to end. */
        public Ended stop() throws InterruptedException {
            process.destroy();
            return await();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    public Ended call(Path work, String... words) throws IOException, InterruptedException {
        try (var running = start(work, words)) {
            return running.await();
        }
    }

    /**
     * @param work where its output goes, and its start-up archive if it makes one
     */
    public Running start(Path work, String... words) throws IOException {
        return start(work, Map.of(), words);
    }

    /** The same with more environment variables. */
    public Running start(Path work, Map<String, String> variables, String... words)
            throws IOException {
        var line = new ArrayList<>(List.of(folder.resolve("bin/postern").toString()));
        line.addAll(List.of(words));
        var out = Files.createTempFile(work, "out", ".txt");
        var err = Files.createTempFile(work, "err", ".txt");
        var builder =
                new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        // No trial run beside the tests: nothing can be made below a file.
        builder.environment().put("POSTERN_CACHE", "/dev/null/none");
        builder.environment().put("XDG_CACHE_HOME", "/dev/null/none");
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(variables);
        return new Running(builder.start(), out, err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
