package io.postern.bench.ledger;

import io.postern.app.mqtt.TwoBrokers;
import io.postern.app.process.GatewayProcess;
import io.postern.bench.books.Books;
import io.postern.bench.books.LedgerTally;
import io.postern.bench.gateway.CutDisk;
import io.postern.bench.process.Footprint;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.SeenPacket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
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
            var disk = mounted(folder.resolve("data.img"), site.station().data());
            site.start();
            try (var sources = new Sources(site.field().port(), options.rate(), books)) {
                var keeper = new Keeper(site, books, counters);
                var random = new Random(options.seed());
                var scene = new FaultScene(site, keeper, sources, books, counters, watcher, random);
                var standstill = new Standstill(books, keeper, sources);
                rage(scene, standstill, new Faults(scene, standstill, disk, options));
            } finally {
                site.station().kill();
                if (disk.isPresent()) {
                    disk.get().close();
                }
            }
        }
        System.out.printf("%nseed %d, %d s%n%n", options.seed(), passed().toSeconds());
        System.out.print(counters.table());
        return counters.clean();
    }

    private static Optional<CutDisk> mounted(Path image, Path place) {
        try {
            return Optional.of(new CutDisk(image, place));
        } catch (IOException notRoot) {
            System.err.println(
                    "The disk does not get full here: nothing can be mounted ("
                            + notRoot.getMessage().strip()
                            + ").");
            return Optional.empty();
        }
    }

    private void rage(FaultScene scene, Standstill standstill, Faults faults)
            throws IOException, InterruptedException {
        var pauses = new Random(~options.seed());
        while (!isEnough()) {
            for (int fault = 0; fault < FAULTS_BETWEEN_LOOKS && !isEnough(); fault++) {
                faults.next();
                Waiting.pass(Duration.ofMillis(pauses.nextInt(MOST_PAUSE)));
                scene.keeper().revive();
                tell(scene.site().station());
            }
            standstill.settle();
        }
    }

    private boolean isEnough() {
        return options.isEnough(passed(), counters.faults());
    }

    private Duration passed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private void tell(GatewayProcess station) throws IOException {
        long minutes = passed().toMinutes();
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
