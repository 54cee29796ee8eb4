package io.postern.bench.relay;

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
 * @param seconds how long each stage is measured
 * @param warmUp how long each relay is under load before
 * @param between how many messages may be between sender and receiver when the rate is not fixed
 * @param sessions whether each process has a session of its own
 * @param java more options for the relays that run on Java
 * @param json where the figures go
 */
record RelayOptions(
        Path root,
        List<String> relays,
        List<Integer> qos,
        int rounds,
        Duration seconds,
        Duration warmUp,
        int between,
        boolean pin,
        boolean sessions,
        boolean profile,
        List<String> java,
        Path json) {

    private static final Set<String> SWITCHES = Set.of("--pin", "--sessions", "--profile");
    private static final Set<String> VALUES =
            Set.of(
                    "--root",
                    "--relays",
                    "--qos",
                    "--rounds",
                    "--seconds",
                    "--warm-up",
                    "--between",
                    "--java",
                    "--json");

    /** What is not there has the value that {@code bench/relay --help} tells. */
    static RelayOptions read(String[] arguments) {
        var given = Arguments.read("bench/relay", SWITCHES, VALUES, arguments);
        return new RelayOptions(
                given.path("--root", ".").toAbsolutePath(),
                words(given.text("--relays", "bridge,bare,postern")),
                words(given.text("--qos", "1,0")).stream().map(Integer::valueOf).toList(),
                given.whole("--rounds", 1, 5),
                given.seconds("--seconds", 6),
                given.seconds("--warm-up", 15),
                given.whole("--between", 1, 1000),
                given.has("--pin"),
                given.has("--sessions"),
                given.has("--profile"),
                given.has("--java") ? List.of(given.text("--java", "").split(" +")) : List.of(),
                given.path("--json", "bench/target/relay.json"));
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(","));
    }
}
