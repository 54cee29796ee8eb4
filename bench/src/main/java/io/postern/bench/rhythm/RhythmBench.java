package io.postern.bench.rhythm;

import io.postern.bench.figures.Figures;
import io.postern.bench.figures.FiguresJson;
import io.postern.bench.figures.Table;
import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.bench.rack.Rack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;

/** One device floods and one is mute: do the others keep their rhythm? */
public final class RhythmBench {

    private static final Duration MOST_TO_START = Duration.ofSeconds(60);

    private final RhythmOptions options;
    private final Path folder;
    private final Path distribution;
    private final Figures figures = new Figures(RhythmFigure.values());

    private RhythmBench(RhythmOptions options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        distribution = new Checkout(options.root()).distribution();
    }

    public static void main(String[] arguments) throws Exception {
        int status = 0;
        try {
            new RhythmBench(RhythmOptions.read(arguments), Scratch.folder("rhythm")).measure();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            status = 2;
        } catch (IOException broken) {
            System.err.println("bench/rhythm: " + broken.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private void measure() throws IOException {
        for (int round = 1; round <= options.rounds(); round++) {
            measure(folder.resolve("polled" + round), false);
            measure(folder.resolve("heard" + round), true);
        }
        print();
        write();
    }

    /**
     * @param heard whether all that the flooding one says is taken, and not only its answers
     */
    private void measure(Path own, boolean heard) throws IOException {
        try (var rack = new Rack(own.resolve("ports"), options.devices());
                var gateway = new BenchGateway(distribution, setup(own, rack, heard), own)) {
            if (!rack.awaitAll(MOST_TO_START)) {
                throw new IOException(
                        "postern: expected it to poll every device within "
                                + MOST_TO_START.toSeconds()
                                + " s; it said:\n"
                                + gateway.lastWords());
            }
            Waiting.pass(options.warmUp());
            var rhythm = new RhythmWatch(options, rack, gateway);
            var suffix = heard ? ", heard" : "";
            System.err.println("all well" + suffix);
            figures.add("well" + suffix, rhythm.watch(() -> {}));
            System.err.println("one floods, one is mute" + suffix);
            figures.add("two bad" + suffix, rhythm.watch(() -> spoil(rack)));
        }
    }

    private void spoil(Rack rack) throws IOException {
        rack.flood(options.flooding(), options.flood());
        rack.mute(options.mute());
    }

    private GatewaySetup setup(Path own, Rack rack, boolean heard) throws IOException {
        var setup =
                new GatewaySetup(own.resolve("configs"))
                        .benchlabs(rack.glob(), options.devices(), 2)
                        .polled(1 / options.rate());
        return heard ? setup.listening(Rack.uid(options.flooding())) : setup;
    }

    private void print() {
        System.out.printf(
                """

                %d devices, %s polls a second each. Two of them turn bad: one sends noise as fast as
                its port takes it (%s MB/s at most), one is mute. When polls came to the other %d, as these saw it,
                over %d s that begin with that moment; without and with an address that takes all
                that the flooding one says ("heard"). Devices and gateway share %d processors.
                """,
                options.devices(),
                options.rate(),
                options.flood(),
                options.good(),
                options.seconds().toSeconds(),
                Runtime.getRuntime().availableProcessors());
        new Table(figures)
                .compare("two bad", "well")
                .compare("two bad, heard", "well, heard")
                .print("", System.out);
    }

    private void write() throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", Runtime.version().toString());
        json.put("devices", options.devices());
        json.put("rate", options.rate());
        json.put("seconds", options.seconds().toMillis() / 1000.0);
        json.put("stages", figures.json());
        FiguresJson.write(options.json(), json);
    }
}
