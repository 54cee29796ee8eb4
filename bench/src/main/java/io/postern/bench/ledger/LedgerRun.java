package io.postern.bench.ledger;

import io.postern.bench.process.Footprint;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Numbered messages go through one gateway while faults happen, drawn from a seed. From time to
 * time everything has to be at both ends.
 */
public final class LedgerRun {

    private static final int FAULTS_BETWEEN_LOOKS = 8;
    private static final int MOST_PAUSE = 2_500;
    private static final Duration STANDSTILL = Duration.ofSeconds(40);
    private static final long MINUTE = 60_000_000_000L;
    private static final double MEGA = 1 << 20;

    private final Options options;
    private final Tally tally;
    private final Books books;
    private final long started = System.nanoTime();
    private long told;

    private LedgerRun(Options options) {
        this.options = options;
        tally = new Tally(options.seed());
        books = new Books(tally);
    }

    public static void main(String[] arguments) throws Exception {
        int status;
        try {
            status = new LedgerRun(Options.read(arguments)).run(Scratch.folder("ledger")) ? 0 : 1;
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            status = 2;
        } catch (IOException broken) {
            System.err.println("bench/ledger: " + broken.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private boolean run(Path folder) throws IOException, InterruptedException {
        try (var site = new Site(folder, books, tally);
                var sources = new Sources(site.field().port(), options.rate(), books)) {
            var faults = new Faults(site, sources, books, tally, options);
            var pauses = new java.util.Random(~options.seed());
            while (left() > 0) {
                for (int fault = 0; fault < FAULTS_BETWEEN_LOOKS && left() > 0; fault++) {
                    faults.next();
                    Waiting.pass(Duration.ofMillis(pauses.nextInt(MOST_PAUSE)));
                    site.revive();
                    tell(site);
                }
                sources.pause();
                awaitSettled(site);
                sources.resume();
            }
        }
        System.out.printf("%nseed %d, %s%n%n", options.seed(), options.time());
        System.out.print(tally.table());
        return tally.clean();
    }

    private long left() {
        return options.time().toNanos() - (System.nanoTime() - started);
    }

    /** Until nothing is on its way any more, or nothing moves any more. */
    private void awaitSettled(Site site) throws IOException {
        long seen;
        do {
            seen = books.change();
            site.revive();
            tell(site);
        } while (!Waiting.until(() -> books.unsettled() == 0, Duration.ofSeconds(2))
                && (books.change() != seen || !stands(site)));
        if (books.unsettled() > 0) {
            System.err.println(site.log());
        }
        books.close();
    }

    private boolean stands(Site site) throws IOException {
        long seen = books.change();
        return !Waiting.until(
                () -> {
                    site.revive();
                    return books.change() != seen;
                },
                STANDSTILL);
    }

    private void tell(Site site) throws IOException {
        long minutes = (System.nanoTime() - started) / MINUTE;
        if (minutes > told) {
            told = minutes;
            var runtime = Runtime.getRuntime();
            System.err.printf(
                    "%d min: %s; gateway %.0f MB resident, this %.0f MB of heap%n",
                    minutes,
                    tally.line(),
                    Footprint.of(site.pid()).residentMegabytes(),
                    (runtime.totalMemory() - runtime.freeMemory()) / MEGA);
        }
    }
}
