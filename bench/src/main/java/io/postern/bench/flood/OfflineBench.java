package io.postern.bench.flood;

import io.postern.bench.process.Arguments;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/**
 * The uplink is away while messages come: what is written to the disk, at several rates and in a
 * flood; whether other destinations notice; the memory meanwhile; the start after {@code kill -9};
 * how soon all is out again beside live messages, and whether it is whole and in order.
 */
public final class OfflineBench {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Path distribution;
    private final Path folder;
    private final Arguments given;

    private OfflineBench(Path distribution, Path folder, Arguments given) {
        this.distribution = distribution;
        this.folder = folder;
        this.given = given;
    }

    public static void main(String[] arguments) throws IOException {
        var values = Set.of("--root", "--messages", "--rates", "--seconds", "--live");
        var given = Arguments.read("bench/offline", Set.of(), values, arguments);
        var built = new Checkout(given.path("--root", ".").toAbsolutePath()).distribution();
        new OfflineBench(built, Scratch.folder("offline"), given).run();
        System.exit(0);
    }

    private void run() throws IOException {
        var rates = given.text("--rates", "1,50,500").split(",");
        for (int rate : Arrays.stream(rates).mapToInt(Integer::parseInt).toArray()) {
            atRate(rate);
        }
        new FanBench(distribution, folder.resolve("fan")).run();
        flood();
    }

    private UplinkAway away(String name) throws IOException {
        return new UplinkAway(distribution, folder.resolve(name), 1);
    }

    private void atRate(int rate) throws IOException {
        try (var scene = away("rate" + rate);
                var sender = new NumberedSender(scene.nearPort())) {
            // what begins the queue is not what keeping it costs
            sender.evenly(rate, Duration.ofSeconds(5));
            long bytes = sender.bytes();
            long sent = sender.sent();
            long before = scene.gateway().writtenBytes();
            sender.evenly(rate, given.seconds("--seconds", 30));
            Waiting.pass(Duration.ofSeconds(1));
            written(
                    rate + " a second",
                    scene.gateway().writtenBytes() - before,
                    sender.sent() - sent,
                    sender.bytes() - bytes);
        }
    }

    private static void written(String what, long written, long messages, long bytes) {
        System.out.printf(
                "%s: %d bytes written a message, %.2f times its payload and topic (%d bytes)%n",
                what, written / messages, (double) written / bytes, bytes / messages);
    }

    private void flood() throws IOException {
        long messages = given.whole("--messages", 1, 1_000_000);
        try (var scene = away("flood")) {
            resident("idle", scene);
            var sender = new NumberedSender(scene.nearPort());
            long start = System.nanoTime();
            for (long left = messages; left > 0; left -= 50_000) {
                sender.flood(Math.min(left, 50_000));
                scene.expect("postern_messages_in_total", "down", sender.sent(), LONGEST);
                if (sender.sent() == 50_000) {
                    resident("50,000 messages", scene);
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            scene.expect("postern_messages_on_disk", "up", messages, LONGEST);
            resident(messages + " messages", scene);
            System.out.printf("taken: %.0f messages a second%n", messages / seconds);
            written("flood", scene.gateway().writtenBytes(), messages, sender.bytes());
            restart(scene);
            drain(scene, sender);
        }
    }

    private static void resident(String when, UplinkAway scene) throws IOException {
        System.out.printf(
                "resident, %s: %.0f MB, %.0f MB at most%n",
                when,
                scene.gateway().footprint().residentMegabytes(),
                scene.gateway().footprint().peakMegabytes());
    }

    private static void restart(UplinkAway scene) throws IOException {
        long start = System.nanoTime();
        scene.killAndStart();
        Waiting.until(() -> scene.gateway().said(" ready: "), LONGEST);
        System.out.printf(
                "killed; the next one is ready after %.0f ms%n", (System.nanoTime() - start) / 1e6);
        scene.expect("postern_links_down", "", 1, LONGEST);
        Waiting.pass(Duration.ofSeconds(3));
    }

    private void drain(UplinkAway scene, NumberedSender sender) throws IOException {
        long waiting = sender.sent();
        scene.begin();
        NumberedReceiver receiver = receiver(scene);
        scene.expect("postern_links_down", "", 0, LONGEST);
        long start = System.nanoTime();
        int live = given.whole("--live", 1, 500);
        while (receiver.next() < waiting) {
            sender.evenly(live, Duration.ofMillis(250));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "drained beside %d a second: %d in %.1f s, %.0f a second%n",
                live, waiting, seconds, waiting / seconds);
        Waiting.until(() -> receiver.next() == sender.sent(), LONGEST);
        resident("drained", scene);
        System.out.printf(
                "arrived: %d of %d, %d out of order, %d repeated%n",
                receiver.next() - receiver.missing(),
                sender.sent(),
                receiver.late(),
                receiver.repeated());
        receiver.close();
        sender.close();
    }

    /** Before the gateway notices, or what it sends is for nobody. */
    private static NumberedReceiver receiver(UplinkAway scene) throws IOException {
        while (true) {
            try {
                return new NumberedReceiver(scene.uplinkPort());
            } catch (IOException notYet) {
                Waiting.pass(Duration.ofMillis(1));
            }
        }
    }
}
