package io.postern.bench.ledger;

import io.postern.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param rate messages a second of all sources
 * @param only the faults whose names it finds
 * @param without not the faults whose names it finds
 */
record LedgerOptions(Path root, Duration time, long seed, int rate, Pattern only, Pattern without) {

    private static final double SECONDS = 60;
    private static final Set<String> VALUES =
            Set.of("--root", "--minutes", "--seed", "--rate", "--only", "--without");

    /** What is not there has the value that {@code bench/ledger --help} tells. */
    static LedgerOptions read(String[] arguments) {
        var given = Arguments.read("bench/ledger", Set.of(), VALUES, arguments);
        double minutes = given.number("--minutes", 0.1, 60);
        return new LedgerOptions(
                given.path("--root", ".").toAbsolutePath(),
                Duration.ofSeconds(Math.round(minutes * SECONDS)),
                given.whole("--seed", 0, 1),
                given.whole("--rate", 1, 300),
                Pattern.compile(given.text("--only", "")),
                Pattern.compile(given.text("--without", "$.")));
    }

    boolean wants(String fault) {
        return only.matcher(fault).find() && !without.matcher(fault).find();
    }
}
