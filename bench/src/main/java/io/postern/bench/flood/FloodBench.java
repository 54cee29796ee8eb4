package io.postern.bench.flood;

import io.postern.bench.mqtt.ArrivalLedger;
import io.postern.bench.mqtt.MqttLink;
import io.postern.bench.mqtt.Packets;
import io.postern.bench.process.Arguments;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
        try (var scene = scene(kind)) {
            print(scene, "before");
            flood(scene, kind);
            print(scene, "flooded");
            Waiting.pass(idle);
            print(scene, "waiting, idle");
            bringBack(scene, kind);
            print(scene, "drained");
            Waiting.pass(idle);
            print(scene, "drained, idle");
        }
    }

    /** Collects, to see what is held. */
    private void held(Kind kind) throws IOException {
        try (var scene = scene(kind)) {
            double before = scene.gateway().liveBytes();
            flood(scene, kind);
            double waiting = scene.gateway().liveBytes() - before;
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

    private UplinkAway scene(Kind kind) throws IOException {
        var place = folder.resolve(kind + "-" + System.nanoTime());
        return new UplinkAway(distribution, place, kind.qos);
    }

    private static void flood(UplinkAway scene, Kind kind) throws IOException {
        try (var link = new MqttLink(scene.nearPort(), "flood")) {
            var packets = new Packets();
            for (int n = 0; n < kind.count; n++) {
                int id = kind.qos == 0 ? 0 : n % 60_000 + 1;
                packets.publish(UplinkAway.TOPIC, kind.payload(n), id);
                link.write(packets);
                if (kind.qos == 1) {
                    link.read(new ArrivalLedger() {});
                }
            }
            settle(scene);
        }
    }

    /** Until nothing more comes in. */
    private static void settle(UplinkAway scene) throws IOException {
        double before = -1;
        for (double now = 0; now != before; ) {
            before = now;
            Waiting.pass(Duration.ofSeconds(2));
            now = scene.metric("postern_messages_in_total", "down");
        }
    }

    private static void bringBack(UplinkAway scene, Kind kind) throws IOException {
        scene.bringBack();
        // the broker hands over what it kept meanwhile, too
        scene.expect("postern_messages_in_total", "down", kind.count, MOST);
        scene.expect("postern_messages_queued", "up", 0, MOST);
    }

    private static void print(UplinkAway scene, String when) throws IOException {
        System.out.printf(
                "  %-14s %6.1f MB resident, %6.1f MB of heap taken, %6.1f MB at most%n",
                when,
                scene.gateway().footprint().residentMegabytes(),
                scene.metric("jvm_heap_committed_bytes", "") / MB,
                scene.gateway().footprint().peakMegabytes());
    }
}
