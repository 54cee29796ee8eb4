package io.postern.bench.polls;

import io.postern.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param rate polls a second of each device
 * @param seconds how long is measured
 * @param warmUp how long polls go before
 * @param profile whether to record where the time goes, instead
 * @param json where the figures go
 */
record PollsOptions(
        Path root,
        List<String> pollers,
        int devices,
        double rate,
        int rounds,
        Duration seconds,
        Duration warmUp,
        boolean profile,
        Path json) {

    private static final Set<String> VALUES =
            Set.of(
                    "--root",
                    "--pollers",
                    "--devices",
                    "--rate",
                    "--rounds",
                    "--seconds",
                    "--warm-up",
                    "--json");

    /** What is not there has the value that {@code bench/polls --help} tells. */
    static PollsOptions read(String[] arguments) {
        var given = Arguments.read("bench/polls", Set.of("--profile"), VALUES, arguments);
        return new PollsOptions(
                given.path("--root", ".").toAbsolutePath(),
                Arrays.asList(given.text("--pollers", "bare,plain,translated").split(",")),
                given.whole("--devices", 1, 50),
                given.number("--rate", 0.01, 10),
                given.whole("--rounds", 1, 3),
                given.seconds("--seconds", 30),
                given.seconds("--warm-up", 15),
                given.has("--profile"),
                given.path("--json", "bench/target/polls.json"));
    }

    /** Seconds between two polls of a device. */
    double every() {
        return 1 / rate;
    }
}
