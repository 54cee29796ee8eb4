package io.postern.bench.flood;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.load.Load;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Child;
import io.postern.bench.process.Waiting;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Twenty destinations, of which one is away, there, and away again: do the others notice? */
final class FanBench {

    private static final int DESTINATIONS = 20;
    private static final int RATE = 200;
    private static final Duration STAGE = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofSeconds(60);

    private final Path distribution;
    private final Path folder;

    FanBench(Path distribution, Path folder) {
        this.distribution = distribution;
        this.folder = folder;
    }

    void run() throws IOException {
        int port = FreePorts.next();
        var setup = new GatewaySetup(folder.resolve("configs"));
        try (var near = new BenchBroker(folder, "near");
                var far = new BenchBroker(folder, "far")) {
            setup.fanned(near.port(), far.port(), port, DESTINATIONS);
            try (var gateway = new BenchGateway(distribution, setup, folder);
                    var load = new Load(near.port(), far.port(), 1)) {
                if (load.untilFirst(MOST).isEmpty()) {
                    throw new IOException("nothing arrives:\n" + gateway.lastWords());
                }
                load.paced(STAGE, RATE);
                for (int round = 0; round < 2; round++) {
                    stage("one away", load);
                    stageWith(port, load, gateway);
                }
            }
        }
    }

    /** The queue is out before it is measured. */
    private void stageWith(int port, Load load, BenchGateway gateway) throws IOException {
        var command = BenchBroker.command(folder.resolve("other.conf"), port, "");
        var other = new Child(command, folder.resolve("other.log"));
        try {
            Waiting.until(() -> gateway.metrics().sum("postern_messages_queued", "") == 0, MOST);
            stage("all there", load);
        } finally {
            other.close();
        }
    }

    private static void stage(String what, Load load) throws IOException {
        var seen = load.paced(STAGE, RATE);
        System.out.printf(
                "%d destinations, %d a second, %s: p50 %.2f ms, p99 %.2f ms, %d lost%n",
                DESTINATIONS, RATE, what, seen.p50Millis(), seen.p99Millis(), seen.lost());
    }
}
