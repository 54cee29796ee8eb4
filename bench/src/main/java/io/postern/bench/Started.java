package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of a program, until it did what it was started for.
 *
 * @param millis from its start to that moment
 * @param kilobytes resident memory a moment later; 0 where it had ended by then
 */
record Started(double millis, long kilobytes) {

    private static final long MOMENT_MILLIS = 1_500;
    private static final long MOST_MILLIS = 20_000;

    /** Starts the program, waits for the file to have something in it, and looks at its memory. */
    static Started until(Path file, List<String> command) throws Exception {
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try {
            while (!Files.exists(file) || Files.size(file) == 0) {
                if (process.waitFor(1, TimeUnit.MILLISECONDS) || passed(start) > MOST_MILLIS) {
                    throw new IOException(command + " wrote nothing to " + file);
                }
            }
            double millis = passed(start);
            process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            return new Started(millis, resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /** Runs a program that ends by itself. */
    static Started untilEnd(List<String> command) throws Exception {
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.waitFor();
        return new Started(passed(start), 0);
    }

    /** Starts a program that waits for its end, and looks at its memory. */
    static Started idle(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).start();
        try (var output = process.inputReader()) {
            long start = System.nanoTime();
            output.readLine();
            double millis = passed(start);
            process.waitFor(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            return new Started(millis, resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static double passed(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
