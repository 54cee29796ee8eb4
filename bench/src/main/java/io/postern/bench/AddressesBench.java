package io.postern.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Checks and runs 10,000 addresses with the distribution, and changes one file after the other. A
 * reload counts from the edit to the log's line, and from the moment the change had come to rest.
 */
public final class AddressesBench {

    private static final int NUMBER = 10_000;
    private static final int EDITS = 20;
    private static final long MOST_SECONDS = 60;
    private static final Pattern APPLIED =
            Pattern.compile("configuration applied in (\\d+) ms: [^\\n]*\\n");

    private AddressesBench() {}

    /**
     * @param arguments the distribution's folder
     */
    public static void main(String[] arguments) throws Exception {
        var program = Path.of(arguments[0]).toAbsolutePath().resolve("bin/postern").toString();
        var home = Files.createTempDirectory("addresses");
        try {
            var files = new ManyAddresses(home, NUMBER);
            System.out.printf("load                     %s%n", load());
            check(program, home);
            reload(program, files);
            System.out.printf("load                     %s%n", load());
        } finally {
            delete(home);
        }
    }

    private static void check(String program, Path home) throws Exception {
        long start = System.nanoTime();
        var process = start(List.of(program, "check", home.resolve("configs").toString()), home);
        long peak = 0;
        while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.pid()));
        }
        System.out.printf(
                "check, exit %d            %7.2f s   %5.1f MB at most%n",
                process.exitValue(), (System.nanoTime() - start) / 1e9, peak / 1024.0);
    }

    private static void reload(String program, ManyAddresses files) throws Exception {
        var home = files.home();
        var command = new ArrayList<>(List.of(program, "run", "--http", "off"));
        for (var folder : List.of("configs", "plugins", "data")) {
            command.addAll(List.of("--" + folder, home.resolve(folder).toString()));
        }
        var gateway = start(command, home);
        try {
            applied(home, 0);
            var whole = new ArrayList<Long>();
            var rested = new ArrayList<Long>();
            for (int turn = 1; turn <= EDITS; turn++) {
                // its own timers, and the keeping of the files before, come to an end
                gateway.waitFor(1_500, TimeUnit.MILLISECONDS);
                long start = System.nanoTime();
                files.edit(turn * 97, turn);
                rested.add(applied(home, turn));
                whole.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
            }
            print("edit to applied", whole);
            print("come to rest to applied", rested);
            System.out.printf("gateway                  %5.1f MB%n", peak(gateway.pid()) / 1024.0);
        } finally {
            gateway.destroy();
            gateway.waitFor();
        }
    }

    /** Waits for one more change to be applied than there were, and says how long it took. */
    private static long applied(Path home, int before) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < deadline) {
            var lines =
                    APPLIED.matcher(Files.readString(home.resolve("output"))).results().toList();
            if (lines.size() > before) {
                return Long.parseLong(lines.get(before).group(1));
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IOException(Files.readString(home.resolve("output")));
    }

    private static Process start(List<String> command, Path home) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output").toFile())
                .start();
    }

    private static void print(String name, List<Long> millis) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%-24s %5d ms in the middle, %d ms at most%n",
                name, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
    }

    /** Peak resident memory in kilobytes; 0 once the process is gone. */
    private static long peak(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            if (Files.exists(status)) {
                throw e;
            }
            return 0;
        }
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
