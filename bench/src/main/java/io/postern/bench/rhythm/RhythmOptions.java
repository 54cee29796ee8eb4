package io.postern.bench.rhythm;

import io.postern.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param devices the last two of them become bad
 * @param rate polls a second of each device
 * @param flood megabytes a second of noise, at most
 * @param seconds how long is measured
 * @param warmUp how long polls go before
 * @param json where the figures go
 */
record RhythmOptions(
        Path root,
        int devices,
        double rate,
        double flood,
        int rounds,
        Duration seconds,
        Duration warmUp,
        Path json) {

    private static final int BAD = 2;
    private static final Set<String> VALUES =
            Set.of(
                    "--root",
                    "--devices",
                    "--rate",
                    "--flood",
                    "--rounds",
                    "--seconds",
                    "--warm-up",
                    "--json");

    /** What is not there has the value that {@code bench/rhythm --help} tells. */
    static RhythmOptions read(String[] arguments) {
        var given = Arguments.read("bench/rhythm", Set.of(), VALUES, arguments);
        return new RhythmOptions(
                given.path("--root", ".").toAbsolutePath(),
                given.whole("--devices", BAD + 1, 8),
                given.number("--rate", 0.01, 10),
                given.number("--flood", 0, 20),
                given.whole("--rounds", 1, 1),
                given.seconds("--seconds", 60),
                given.seconds("--warm-up", 10),
                given.path("--json", "bench/target/rhythm.json"));
    }

    int good() {
        return devices - BAD;
    }

    int flooding() {
        return devices - 2;
    }

    int mute() {
        return devices - 1;
    }
}
