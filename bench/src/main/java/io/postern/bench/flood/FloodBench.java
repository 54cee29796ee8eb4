package io.postern.bench.flood;

import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import io.postern.bench.process.Arguments;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Child;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.testing.net.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Floods the distribution while its uplink is away, brings the uplink back, and tells what of the
 * heap and of the machine's memory it takes: at the start, at most, while the messages wait, and
 * once they are gone.
 */
public final class FloodBench {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final double MB = 1 << 20;

    private final Path distribution;
    private final Path folder;
    private final Duration idle;

    private FloodBench(Path distribution, Path folder, Duration idle) {
        this.distribution = distribution;
        this.folder = folder;
        this.idle = idle;
    }

    public static void main(String[] arguments) throws IOException {
        var given =
                Arguments.read(
                        "bench/flood",
                        Set.of(),
                        Set.of("--root", "--idle", "--distribution"),
                        arguments);
        var built = new Checkout(given.path("--root", ".").toAbsolutePath()).distribution();
        var bench =
                new FloodBench(
                        given.path("--distribution", built.toString()).toAbsolutePath(),
                        Scratch.folder("flood"),
                        given.seconds("--idle", 30));
        for (var kind : Kind.values()) {
            System.out.println(kind.count + " messages, " + kind.words);
            try {
                bench.resident(kind);
                bench.held(kind);
            } catch (IOException gone) {
                System.out.println("  the gateway ended, or does not answer: " + gone);
            }
        }
    }

    /** Nothing here asks for a collection: what is given back is given back by itself. */
    private void resident(Kind kind) throws IOException {
        try (var scene = new Scene(kind)) {
            scene.print("before");
            scene.flood();
            scene.print("flooded");
            Waiting.pass(idle);
            scene.print("waiting, idle");
            scene.bringBack();
            scene.print("drained");
            Waiting.pass(idle);
            scene.print("drained, idle");
        }
    }

    /** Collects, to see what is held. */
    private void held(Kind kind) throws IOException {
        try (var scene = new Scene(kind)) {
            double before = scene.gateway.liveBytes();
            scene.flood();
            double waiting = scene.gateway.liveBytes() - before;
            double queued = scene.metric("postern_messages_queued", "up");
            System.out.printf(
                    "  %-14s %6.1f MB of heap for %.0f messages, %.0f bytes each;"
                            + " dropped %.0f for the uplink, %.0f where they came in%n",
                    "held",
                    waiting / MB,
                    queued,
                    waiting / Math.max(1, queued),
                    scene.metric("postern_messages_dropped_total", "up"),
                    scene.metric("postern_messages_dropped_total", "down"));
        }
    }

    /** A broker, the gateway, and no uplink yet. */
    private final class Scene implements AutoCloseable {

        private final Kind kind;
        private final Path place;
        private final BenchBroker near;
        private final int uplink = FreePorts.next();
        private final BenchGateway gateway;
        private Optional<Child> far = Optional.empty();

        Scene(Kind kind) throws IOException {
            this.kind = kind;
            place = folder.resolve(kind + "-" + System.nanoTime());
            var setup = new GatewaySetup(place.resolve("configs"));
            near = new BenchBroker(place, "near");
            setup.relayed(near.port(), uplink, kind.qos);
            gateway = new BenchGateway(distribution, setup, place);
            expect("postern_links_down", "", 1);
            Waiting.pass(Duration.ofSeconds(3));
        }

        void flood() throws IOException {
            try (var link = new MqttLink(near.port(), "flood")) {
                var topic = "flood".getBytes(StandardCharsets.UTF_8);
                var packets = new Packets();
                for (int n = 0; n < kind.count; n++) {
                    packets.publish(topic, kind.payload(n), kind.qos == 0 ? 0 : n % 60_000 + 1);
                    link.write(packets);
                    if (kind.qos == 1) {
                        link.read(new ArrivalLedger() {});
                    }
                }
                settle();
            }
        }

        /** Until nothing more comes in. */
        private void settle() throws IOException {
            double before = -1;
            for (double now = 0; now != before; now = metric("postern_messages_in_total", "down")) {
                before = now;
                Waiting.pass(Duration.ofSeconds(2));
            }
        }

        void bringBack() throws IOException {
            var command = BenchBroker.command(place.resolve("far.conf"), uplink, "");
            far = Optional.of(new Child(command, place.resolve("far.log")));
            expect("postern_links_down", "", 0);
            // the broker hands over what it kept meanwhile, too
            expect("postern_messages_in_total", "down", kind.count);
            expect("postern_messages_queued", "up", 0);
        }

        private void expect(String name, String object, double value) throws IOException {
            if (!Waiting.until(() -> reads(name, object, value), MOST)) {
                throw new IOException(
                        name + ": expected " + value + " in time:\n" + gateway.lastWords());
            }
        }

        private boolean reads(String name, String object, double value) {
            try {
                var metrics = gateway.metrics();
                return metrics.lines().stream().anyMatch(line -> line.startsWith(name))
                        && metric(name, object) == value;
            } catch (IOException notYet) {
                return false;
            }
        }

        double metric(String name, String object) throws IOException {
            return gateway.metrics().sum(name, object.isEmpty() ? "" : "object=\"" + object + "\"");
        }

        void print(String when) throws IOException {
            System.out.printf(
                    "  %-14s %6.1f MB resident, %6.1f MB of heap taken, %6.1f MB at most%n",
                    when,
                    gateway.footprint().residentMegabytes(),
                    metric("jvm_heap_committed_bytes", "") / MB,
                    gateway.footprint().peakMegabytes());
        }

        @Override
        public void close() {
            gateway.close();
            near.close();
            far.ifPresent(Child::close);
        }
    }
}
