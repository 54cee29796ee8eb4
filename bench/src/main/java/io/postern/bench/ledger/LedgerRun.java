package io.postern.bench.ledger;

import io.postern.app.mqtt.TwoBrokers;
import io.postern.app.process.GatewayProcess;
import io.postern.bench.process.Footprint;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.SeenPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

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

    private final LedgerOptions options;
    private final LedgerTally counters;
    private final Books books;
    private final long started = System.nanoTime();
    private long told;

    private LedgerRun(LedgerOptions options) {
        this.options = options;
        counters = new LedgerTally(options.seed());
        books = new Books(counters);
    }

    public static void main(String[] arguments) throws Exception {
        int status;
        try {
            status =
                    new LedgerRun(LedgerOptions.read(arguments)).run(Scratch.folder("ledger"))
                            ? 0
                            : 1;
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
        var watcher = new AtomicReference<Consumer<SeenPacket>>(seen -> {});
        Consumer<SeenPacket> listener =
                seen -> {
                    books.seen(seen);
                    watcher.get().accept(seen);
                };
        try (var site = new TwoBrokers(folder, listener)) {
            site.start();
            try (var sources = new Sources(site.field().port(), options.rate(), books)) {
                var keeper = new Keeper(site, books, counters);
                var faults = new Faults(site, keeper, watcher, sources, books, counters, options);
                rage(site.station(), keeper, sources, faults);
            }
        }
        System.out.printf("%nseed %d, %s%n%n", options.seed(), options.time());
        System.out.print(counters.table());
        return counters.clean();
    }

    private void rage(GatewayProcess station, Keeper keeper, Sources sources, Faults faults)
            throws IOException, InterruptedException {
        var pauses = new Random(~options.seed());
        while (left() > 0) {
            for (int fault = 0; fault < FAULTS_BETWEEN_LOOKS && left() > 0; fault++) {
                faults.next();
                Waiting.pass(Duration.ofMillis(pauses.nextInt(MOST_PAUSE)));
                keeper.revive();
                tell(station);
            }
            sources.pause();
            awaitSettled(keeper, station);
            sources.resume();
        }
    }

    private long left() {
        return options.time().toNanos() - (System.nanoTime() - started);
    }

    /** Until nothing is on its way any more, or nothing moves any more. */
    private void awaitSettled(Keeper keeper, GatewayProcess station) throws IOException {
        long seen;
        do {
            seen = books.change();
            keeper.revive();
            tell(station);
        } while (!Waiting.until(() -> books.unsettled() == 0, Duration.ofSeconds(2))
                && (books.change() != seen || !stands(keeper)));
        if (books.unsettled() > 0) {
            System.err.println(keeper.log());
        }
        books.close();
    }

    private boolean stands(Keeper keeper) throws IOException {
        long seen = books.change();
        return !Waiting.until(
                () -> {
                    keeper.revive();
                    return books.change() != seen;
                },
                STANDSTILL);
    }

    private void tell(GatewayProcess station) throws IOException {
        long minutes = (System.nanoTime() - started) / MINUTE;
        if (minutes > told) {
            told = minutes;
            var runtime = Runtime.getRuntime();
            System.err.printf(
                    "%d min: %s; gateway %.0f MB resident, this %.0f MB of heap%n",
                    minutes,
                    counters.line(),
                    Footprint.of(station.pid()).residentMegabytes(),
                    (runtime.totalMemory() - runtime.freeMemory()) / MEGA);
        }
    }
}
