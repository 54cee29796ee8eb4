package io.postern.journal;

import io.postern.journal.JournalRun.Misfortune;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Many runs of a journal, on all cores. */
final class JournalSeeds {

    private static final List<Misfortune> NOTHING_BREAKS =
            List.of(Misfortune.NONE, Misfortune.ROT, Misfortune.GARBAGE);

    private final Misfortune misfortune;
    private final LongAdder spoilt = new LongAdder();

    JournalSeeds(Misfortune misfortune) {
        this.misfortune = misfortune;
    }

    /** What {@code bench/simulate journal} runs: so many seeds of each kind. */
    public static void main(String... words) {
        int seeds = Integer.parseInt(words[0]);
        var broken =
                NOTHING_BREAKS.stream()
                        .flatMap(one -> new JournalSeeds(one).run(seeds, System.out))
                        .toList();
        broken.forEach(System.out::println);
        System.exit(broken.isEmpty() ? 0 : 1);
    }

    private Stream<String> run(int seeds, PrintStream out) {
        var broken = broken(seeds);
        out.printf(
                Locale.ROOT,
                "journal, %s: %,d seeds, %,d files spoilt, %,d broken%n",
                misfortune.words(),
                seeds,
                spoilt.sum(),
                broken.size());
        return broken.stream();
    }

    List<String> broken(int seeds) {
        return IntStream.range(0, seeds)
                .parallel()
                .mapToObj(this::brokenBy)
                .filter(what -> !what.isEmpty())
                .toList();
    }

    private String brokenBy(int seed) {
        try {
            var run = new JournalRun(seed, misfortune);
            var broken = run.broken();
            spoilt.add(run.spoilt());
            return broken.map(what -> "seed " + seed + ": " + what).orElse("");
        } catch (IOException | RuntimeException e) {
            return "seed " + seed + ": " + e;
        }
    }
}
