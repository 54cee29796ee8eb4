package io.postern.bench.flood;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.Arguments;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.CuttableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * Hostile payloads at full rate, while the far broker is away half of the time: is each that came
 * in sent, dead, or dropped and counted by its reason?
 */
public final class HostileFlood {

    private static final Duration MOST = Duration.ofMinutes(3);
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final double SECONDS = 60;
    private static final int BATCH = 20;
    private static final int LEAST_ABSENCE = 5_000;

    /** What the near broker may hold for the gateway. */
    private static final long AHEAD = 2_000;

    private final Path folder;
    private final Path distribution;
    private final Duration time;
    private final int seed;
    private volatile boolean ended;

    private HostileFlood(Path distribution, Path folder, Duration time, int seed) {
        this.distribution = distribution;
        this.folder = folder;
        this.time = time;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        var values = Set.of("--root", "--minutes", "--seed", "--distribution");
        var given = Arguments.read("bench/hostile", Set.of(), values, arguments);
        var built = new Checkout(given.path("--root", ".").toAbsolutePath()).distribution();
        var time = Duration.ofSeconds(Math.round(given.number("--minutes", 0.1, 10) * SECONDS));
        var bench =
                new HostileFlood(
                        given.path("--distribution", built.toString()).toAbsolutePath(),
                        Scratch.folder("hostile"),
                        time,
                        given.whole("--seed", 0, 1));
        System.exit(bench.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        var setup = new GatewaySetup(folder.resolve("configs"));
        try (var near = new BenchBroker(folder, "near");
                var far = new BenchBroker(folder, "far");
                var uplink = CuttableProxy.to(far.port())) {
            setup.relayedAndHandled(near.port(), uplink.port());
            try (var gateway = new BenchGateway(distribution, setup, folder);
                    var sender = new HostileSender(near.port(), seed)) {
                try {
                    return run(gateway, uplink, sender);
                } catch (IOException e) {
                    throw new IOException(e.getMessage() + "\n" + gateway.lastWords(), e);
                }
            }
        }
    }

    private boolean run(BenchGateway gateway, CuttableProxy uplink, HostileSender sender)
            throws IOException, InterruptedException {
        Waiting.until(() -> isUp(gateway), MOST);
        var weather = new Thread(() -> comeAndGo(uplink), "uplink");
        weather.start();
        flood(gateway, sender);
        ended = true;
        weather.join();
        Waiting.until(() -> isQuiet(gateway, sender), MOST);
        var sum = HostileSum.of(gateway.metrics());
        var footprint = gateway.footprint();
        System.out.printf(
                "%d s, seed %d: %,d messages at QoS 1, %,d at QoS 0, %,d MB of payload%n",
                time.toSeconds(), seed, sender.sure(), sender.unsure(), sender.bytes() >> 20);
        System.out.printf(
                "the gateway runs, with %.0f MB resident, %.0f at most%n%n",
                footprint.residentMegabytes(), footprint.peakMegabytes());
        System.out.print(sum.table());
        var wrong = sum.wrong(sender.sure(), sender.unsure());
        wrong.forEach(line -> System.out.println("WRONG: " + line));
        return wrong.isEmpty();
    }

    private static boolean isUp(BenchGateway gateway) {
        try {
            return gateway.metrics().sum("postern_link_up", "") == 2;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void flood(BenchGateway gateway, HostileSender sender) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        long told = System.nanoTime();
        while (System.nanoTime() < end) {
            sender.send(BATCH);
            if (!Waiting.until(() -> ahead(gateway, sender) < AHEAD, MOST)) {
                throw new IOException("the gateway takes nothing any more");
            }
            if (System.nanoTime() - told > LOOK.toNanos()) {
                told = System.nanoTime();
                System.err.println(HostileSum.of(gateway.metrics()).line());
            }
        }
    }

    private static long ahead(BenchGateway gateway, HostileSender sender) throws IOException {
        return sender.sure() + sender.unsure() - HostileSum.of(gateway.metrics()).in();
    }

    private void comeAndGo(CuttableProxy uplink) {
        var chance = new Random(~seed);
        while (!ended) {
            pass(chance);
            uplink.refuse();
            uplink.cut();
            pass(chance);
            uplink.accept();
        }
    }

    private void pass(Random chance) {
        try {
            var absence = Duration.ofMillis(LEAST_ABSENCE + chance.nextInt(2 * LEAST_ABSENCE));
            Waiting.until(() -> ended, absence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of QoS 1 is in, nothing waits, and nothing changes any more. */
    private static boolean isQuiet(BenchGateway gateway, HostileSender sender) throws IOException {
        var sum = HostileSum.of(gateway.metrics());
        Waiting.pass(QUIET);
        return sum.in() >= sender.sure()
                && sum.waiting() == 0
                && sum.equals(HostileSum.of(gateway.metrics()));
    }
}
