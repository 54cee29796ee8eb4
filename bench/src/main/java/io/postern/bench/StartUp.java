package io.postern.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the distribution on its default configuration until the first message is in the log,
 * beside {@code java -version} and a bare Hello with the distribution's class path, in turn.
 */
public final class StartUp {

    private static final int ROUNDS = 10;

    private StartUp() {}

    /**
     * @param arguments the distribution's folder
     */
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]).toAbsolutePath();
        var figures = new LinkedHashMap<String, List<Started>>();
        for (int round = 0; round <= ROUNDS; round++) {
            var data = Files.createTempDirectory("start");
            for (var started : round(home, data).entrySet()) {
                // the first round fills the caches
                if (round > 0) {
                    figures.computeIfAbsent(started.getKey(), name -> new ArrayList<>())
                            .add(started.getValue());
                }
            }
            delete(data);
        }
        figures.forEach(StartUp::print);
    }

    private static Map<String, Started> round(Path home, Path data) throws Exception {
        var java = ProcessHandle.current().info().command().orElse("java");
        var classPath = System.getProperty("java.class.path") + ":" + home.resolve("lib") + "/*";
        var hello = List.of(java, "-cp", classPath, "io.postern.bench.Hello");
        var gateway =
                List.of(
                        home.resolve("bin/postern").toString(),
                        "run",
                        "--data",
                        data.toString(),
                        "--http",
                        "127.0.0.1:0");
        var round = new LinkedHashMap<String, Started>();
        round.put("java -version", Started.untilEnd(List.of(java, "-version")));
        round.put("Hello, same class path", Started.idle(hello));
        var first = data.resolve("journal.jsonl");
        round.put("postern, first message", Started.until(first, gateway));
        Files.delete(first);
        var noCache =
                List.of("env", "POSTERN_CACHE=/dev/null/no", "XDG_CACHE_HOME=", "HOME=/dev/null");
        round.put(
                "without its archive",
                Started.until(first, Stream.concat(noCache.stream(), gateway.stream()).toList()));
        return round;
    }

    private static void print(String name, List<Started> all) {
        System.out.printf(
                "%-26s %7.0f ms (%.0f to %.0f)   %5.1f MB%n",
                name,
                median(all.stream().map(Started::millis).toList()),
                all.stream().mapToDouble(Started::millis).min().orElse(0),
                all.stream().mapToDouble(Started::millis).max().orElse(0),
                median(all.stream().map(one -> one.kilobytes() / 1024.0).toList()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(0.0);
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
