package io.postern.bench.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param seconds how long each stage is measured
 * @param warmUp how long each relay is under load before
 * @param between how many messages may be between sender and receiver when the rate is not fixed
 * @param java more options for the relays that run on Java
 * @param json where the figures go
 */
record Options(
        Path root,
        List<String> relays,
        List<Integer> qos,
        int rounds,
        Duration seconds,
        Duration warmUp,
        int between,
        boolean pin,
        boolean profile,
        List<String> java,
        Path json) {

    private static final Set<String> SWITCHES = Set.of("--pin", "--profile");
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
    static Options read(String[] arguments) {
        var given = gather(arguments);
        return new Options(
                Path.of(given.getOrDefault("--root", ".")).toAbsolutePath(),
                words(given.getOrDefault("--relays", "bridge,bare,postern")),
                words(given.getOrDefault("--qos", "1,0")).stream().map(Integer::valueOf).toList(),
                Integer.parseInt(given.getOrDefault("--rounds", "5")),
                seconds(given.getOrDefault("--seconds", "6")),
                seconds(given.getOrDefault("--warm-up", "5")),
                Integer.parseInt(given.getOrDefault("--between", "1000")),
                given.containsKey("--pin"),
                given.containsKey("--profile"),
                given.containsKey("--java") ? List.of(given.get("--java").split(" +")) : List.of(),
                Path.of(given.getOrDefault("--json", "bench/target/relay.json")));
    }

    private static Map<String, String> gather(String[] arguments) {
        var given = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at++) {
            var name = arguments[at];
            if (SWITCHES.contains(name)) {
                given.put(name, "");
            } else if (VALUES.contains(name) && at + 1 < arguments.length) {
                given.put(name, arguments[++at]);
            } else {
                throw new IllegalArgumentException(
                        "bench/relay: expected one of the options of --help, found \""
                                + name
                                + "\"");
            }
        }
        return given;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(","));
    }

    private static Duration seconds(String text) {
        return Duration.ofMillis(Math.round(Double.parseDouble(text) * 1000));
    }
}
