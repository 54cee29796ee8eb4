package io.postern.bench.replug;

import io.postern.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param rate polls a second of each device
 * @param scanSeconds how often the gateway looks for ports
 * @param gap the longest that a cable is out
 * @param most how long a device may take to come back
 * @param json where the figures go
 */
record ReplugOptions(
        Path root,
        int cycles,
        int devices,
        double rate,
        double scanSeconds,
        Duration gap,
        Duration most,
        long seed,
        Path json) {

    private static final int LEAST_CYCLES = 10;
    private static final Set<String> VALUES =
            Set.of(
                    "--root",
                    "--cycles",
                    "--devices",
                    "--rate",
                    "--scan-seconds",
                    "--gap",
                    "--most",
                    "--seed",
                    "--json");

    /** What is not there has the value that {@code bench/replug --help} tells. */
    static ReplugOptions read(String[] arguments) {
        var given = Arguments.read("bench/replug", Set.of(), VALUES, arguments);
        return new ReplugOptions(
                given.path("--root", ".").toAbsolutePath(),
                given.whole("--cycles", LEAST_CYCLES, 1000),
                given.whole("--devices", 1, 4),
                given.number("--rate", 0.01, 10),
                given.number("--scan-seconds", 0.01, 0.2),
                given.seconds("--gap", 0.6),
                given.seconds("--most", 15),
                given.whole("--seed", 0, 1),
                given.path("--json", "bench/target/replug.json"));
    }
}
