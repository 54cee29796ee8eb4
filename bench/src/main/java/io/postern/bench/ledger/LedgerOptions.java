package io.postern.bench.ledger;

import io.postern.bench.process.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param root the checkout
 * @param faults how many, where they and not the time are the end
 * @param rate messages a second of all sources
 * @param only the faults whose names it finds
 * @param without not the faults whose names it finds
 */
record LedgerOptions(
        Path root,
        Duration time,
        OptionalInt faults,
        long seed,
        int rate,
        Pattern only,
        Pattern without) {

    private static final double SECONDS = 60;
    private static final Set<String> VALUES =
            Set.of("--root", "--minutes", "--faults", "--seed", "--rate", "--only", "--without");

    /** What is not there has the value that {@code bench/ledger --help} tells. */
    static LedgerOptions read(String[] arguments) {
        var given = Arguments.read("bench/ledger", Set.of(), VALUES, arguments);
        double minutes = given.number("--minutes", 0.1, 60);
        return new LedgerOptions(
                given.path("--root", ".").toAbsolutePath(),
                Duration.ofSeconds(Math.round(minutes * SECONDS)),
                given.has("--faults")
                        ? OptionalInt.of(given.whole("--faults", 1, 1))
                        : OptionalInt.empty(),
                given.whole("--seed", 0, 1),
                given.whole("--rate", 1, 500),
                Pattern.compile(given.text("--only", "")),
                Pattern.compile(given.text("--without", "$.")));
    }

    /** Whether it has gone on for long enough. */
    boolean isEnough(Duration passed, int happened) {
        return faults.isPresent() ? happened >= faults.getAsInt() : passed.compareTo(time) >= 0;
    }

    boolean wants(String fault) {
        return only.matcher(fault).find() && !without.matcher(fault).find();
    }
}
