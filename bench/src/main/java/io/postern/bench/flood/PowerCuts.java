package io.postern.bench.flood;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.CutDisk;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.Arguments;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.testing.wire.CuttableProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.Set;

/**
 * Cuts the power of the disk under the gateway again and again, while numbered messages come and
 * the uplink comes and goes: is one lost, or out of order?
 */
public final class PowerCuts {

    private static final int RATE = 300;
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final String READY = " ready: ";
    private static final String LOST = "lost from the disk";

    private final Path distribution;
    private final Path folder;
    private final int cuts;
    private final Random chance;
    private final GatewaySetup setup;
    private volatile boolean ended;
    private long told;

    private PowerCuts(Path distribution, Path folder, int cuts, long seed) throws IOException {
        this.distribution = distribution;
        this.folder = folder;
        this.cuts = cuts;
        this.chance = new Random(seed);
        this.setup = new GatewaySetup(folder.resolve("configs"));
    }

    public static void main(String[] arguments) throws Exception {
        var values = Set.of("--root", "--cuts", "--seed");
        var given = Arguments.read("bench/power-cuts", Set.of(), values, arguments);
        var built = new Checkout(given.path("--root", ".").toAbsolutePath()).distribution();
        int cuts = given.whole("--cuts", 1, 200);
        int seed = given.whole("--seed", 0, 1);
        var bench = new PowerCuts(built, Scratch.folder("power-cuts"), cuts, seed);
        System.exit(bench.run() ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        try (var near = new BenchBroker(folder, "near");
                var far = new BenchBroker(folder, "far");
                var uplink = CuttableProxy.to(far.port());
                var receiver = new NumberedReceiver(far.port());
                var sender = new NumberedSender(near.port());
                var disk = new CutDisk(folder.resolve("disk.img"), folder.resolve("disk"))) {
            setup.relayed(near.port(), uplink.port(), 1);
            var gateway = start(disk);
            Waiting.until(() -> isUp(gateway), MOST);
            var sending = new Thread(() -> send(sender), "sending");
            sending.start();
            var last = cutAgainAndAgain(gateway, disk, uplink);
            ended = true;
            sending.join();
            Waiting.until(() -> receiver.next() == sender.sent(), MOST);
            look(last);
            last.close();
            System.out.printf(
                    "%d cuts, %d messages sent: %d lost, %d out of order, %d repeated; %d times the"
                            + " gateway said that it lost some%n",
                    cuts,
                    sender.sent(),
                    sender.sent() - receiver.next() + receiver.missing(),
                    receiver.late(),
                    receiver.repeated(),
                    told);
            return receiver.next() == sender.sent()
                    && receiver.missing() + receiver.late() + told == 0;
        }
    }

    private static boolean isUp(BenchGateway gateway) {
        try {
            var metrics = gateway.metrics();
            return metrics.lines().stream().anyMatch(line -> line.startsWith("postern_links"))
                    && metrics.sum("postern_links_down", "") == 0;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void send(NumberedSender sender) {
        try {
            while (!ended) {
                sender.evenly(RATE, Duration.ofMillis(100));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BenchGateway start(CutDisk disk) throws IOException {
        var gateway = new BenchGateway(distribution, setup, disk.place(), folder);
        Waiting.until(() -> gateway.said(READY), MOST);
        return gateway;
    }

    private BenchGateway cutAgainAndAgain(BenchGateway first, CutDisk disk, CuttableProxy uplink)
            throws IOException {
        var gateway = first;
        boolean isThere = true;
        for (int cut = 1; cut <= cuts; cut++) {
            boolean wanted = chance.nextInt(3) == 0;
            pass(1_500);
            if (wanted && !isThere) {
                uplink.accept();
            } else if (!wanted && isThere) {
                uplink.refuse();
                uplink.cut();
            }
            isThere = wanted;
            pass(2_500);
            // who has no power any more must not hear what the file system says then
            gateway.freeze();
            disk.cut();
            gateway.kill();
            look(gateway);
            disk.powerOn();
            gateway = start(disk);
            if (cut % 20 == 0) {
                System.out.println(cut + " cuts");
            }
        }
        if (!isThere) {
            uplink.accept();
        }
        return gateway;
    }

    private void pass(int mostMillis) {
        Waiting.pass(Duration.ofMillis(chance.nextInt(mostMillis)));
    }

    /** What was synced is there: there is nothing to be told. */
    private void look(BenchGateway gateway) throws IOException {
        if (gateway.said(LOST)) {
            told++;
            Files.writeString(Path.of("bench/target/power-cut-" + told), gateway.lastWords());
        }
    }
}
