package io.postern.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of ours, and what Linux says about it. */
public final class Child implements AutoCloseable {

    private static final long MOST_SECONDS = 20;

    private final Process process;
    private final Path output;

    public Child(ProcessCommand command, Path output) throws IOException {
        this.output = output;
        process =
                command.builder().redirectErrorStream(true).redirectOutput(output.toFile()).start();
    }

    public long pid() {
        return process.pid();
    }

    public double cpuSeconds() throws IOException {
        return Cpu.seconds(process.pid());
    }

    public double residentMegabytes() throws IOException {
        return Footprint.of(process.pid()).residentMegabytes();
    }

    /** What it has written to disks so far, as Linux counts it. */
    public long writtenBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/io")).stream()
                .filter(line -> line.startsWith("write_bytes:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** All of its threads stand still when this returns. */
    public void freeze() throws IOException {
        new ProcessBuilder("kill", "-STOP", Long.toString(pid())).start().onExit().join();
        Waiting.until(this::isStill, Duration.ofSeconds(MOST_SECONDS));
    }

    private boolean isStill() throws IOException {
        try (var threads = Files.list(Path.of("/proc/" + pid() + "/task"))) {
            for (var thread : threads.toList()) {
                var stat = Files.readString(thread.resolve("stat"));
                // one that waits for the disk stops as soon as that answers
                if ("TD".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** At once, and not politely. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        end(process);
    }

    /** Politely first, then not. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
