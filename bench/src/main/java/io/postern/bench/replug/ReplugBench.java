package io.postern.bench.replug;

import io.postern.bench.figures.FiguresJson;
import io.postern.bench.figures.Spread;
import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.bench.rack.Rack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pulls cables and plugs them in again, and looks whether everything comes back and nothing grows.
 */
public final class ReplugBench {

    private static final Duration MOST_TO_START = Duration.ofSeconds(60);
    private static final Duration MOST_TO_SETTLE = Duration.ofSeconds(10);
    private static final int EACH = 50;
    private static final int RENAMED = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ReplugOptions options;
    private final Random random;
    private final Rack rack;
    private final BenchGateway gateway;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Double> returns = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    private ReplugBench(ReplugOptions options, Path folder) throws IOException {
        this.options = options;
        random = new Random(options.seed());
        rack = new Rack(folder.resolve("ports"), options.devices());
        var setup =
                new GatewaySetup(folder.resolve("configs"))
                        .benchlabs(rack.glob(), options.devices() + 1, options.scanSeconds())
                        .polled(1 / options.rate());
        gateway = new BenchGateway(new Checkout(options.root()).distribution(), setup, folder);
    }

    public static void main(String[] arguments) throws Exception {
        int status;
        try {
            status = new ReplugBench(ReplugOptions.read(arguments), Scratch.folder("replug")).run();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            status = 2;
        } catch (IOException broken) {
            System.err.println("bench/replug: " + broken.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private int run() throws IOException {
        awaitAll(MOST_TO_START);
        sample(0);
        var looks = looks(options.cycles());
        for (int cycle = 1; cycle <= options.cycles(); cycle++) {
            cycle(cycle);
            if (looks.contains(cycle)) {
                sample(cycle);
            }
            if (cycle % EACH == 0) {
                System.err.println(cycle + " of " + options.cycles() + " cycles");
            }
        }
        var faults = new ArrayList<>(lost);
        faults.addAll(Bounds.exceeded(samples));
        print(faults);
        write(faults);
        if (!lost.isEmpty()) {
            System.err.println(gateway.lastWords());
        }
        gateway.close();
        rack.close();
        return faults.isEmpty() ? 0 : 1;
    }

    private void cycle(int cycle) throws IOException {
        int device = random.nextInt(options.devices());
        boolean renamed = cycle % RENAMED == 0;
        rack.pull(device);
        // sometimes back before anybody missed it
        Waiting.pass(Duration.ofMillis(random.nextInt((int) options.gap().toMillis() + 1)));
        rack.plug(device, Rack.name(device) + (renamed ? "-" + cycle : ""));
        long plugged = System.nanoTime();
        if (rack.awaitPoll(device, options.most())) {
            returns.add((System.nanoTime() - plugged) / NANOS_PER_MILLI);
        } else {
            lost.add(
                    "cycle %d: expected device %d to be polled within %d s, found nothing"
                            .formatted(cycle, device, options.most().toSeconds()));
            System.err.println(lost.get(lost.size() - 1));
        }
    }

    /** When to look: after a tenth, half, all but a tenth, and all. */
    private static Set<Integer> looks(int cycles) {
        return new TreeSet<>(List.of(cycles / 10, cycles / 2, cycles - cycles / 10, cycles));
    }

    private void sample(int cycle) throws IOException {
        awaitAll(options.most());
        if (samples.isEmpty()) {
            // the thread that answers jcmd, and the classes for it, stay from here on
            gateway.liveBytes();
            gateway.metrics();
        } else {
            // what belonged to a cable ends on its own time
            long before = samples.get(0).footprint().threads();
            Waiting.until(() -> gateway.footprint().threads() <= before, MOST_TO_SETTLE);
        }
        var footprint = gateway.footprint();
        long live = gateway.liveBytes();
        samples.add(new Sample(cycle, footprint, live, gateway.footprint().cpuSeconds()));
    }

    private void awaitAll(Duration most) throws IOException {
        if (!rack.awaitAll(most)) {
            throw new IOException(
                    "postern: expected it to poll every device within "
                            + most.toSeconds()
                            + " s; it said:\n"
                            + gateway.lastWords());
        }
    }

    private Spread returnTimes() {
        return new Spread(returns.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private void print(List<String> faults) {
        System.out.printf(
                """

                %d devices on pseudo-terminals, ports looked for every %s s. %,d times one was pulled,
                was out for up to %d ms and was plugged in again, every third time under a new name.

                back and polled: %,d of %,d; after p50 %.0f ms, p99 %.0f ms, at most %.0f ms

                """,
                options.devices(),
                options.scanSeconds(),
                options.cycles(),
                options.gap().toMillis(),
                returns.size(),
                options.cycles(),
                returnTimes().at(0.5),
                returnTimes().at(0.99),
                returnTimes().most());
        System.out.printf(
                "%-16s%10s%12s%14s%16s%18s%n",
                "after cycles",
                "threads",
                "open files",
                "resident MB",
                "live heap MB",
                "CPU ms per cycle");
        for (int at = 0; at < samples.size(); at++) {
            var sample = samples.get(at);
            System.out.printf(
                    "%-16d%10d%12d%14.1f%16.2f%18s%n",
                    sample.cycle(),
                    sample.footprint().threads(),
                    sample.footprint().openFiles(),
                    sample.footprint().residentMegabytes(),
                    sample.liveMegabytes(),
                    at == 0
                            ? "-"
                            : "%.1f"
                                    .formatted(
                                            1000 * sample.cpuPerCycleSince(samples.get(at - 1))));
        }
        faults.forEach(System.out::println);
        System.out.println(faults.isEmpty() ? "everything came back, nothing grew" : "failed");
    }

    private void write(List<String> faults) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", Runtime.version().toString());
        json.put("devices", options.devices());
        json.put("cycles", options.cycles());
        json.put("scan_seconds", options.scanSeconds());
        json.put("back", returns.size());
        json.put("return_ms", returns);
        json.put("samples", samples);
        json.put("faults", faults);
        FiguresJson.write(options.json(), json);
    }
}
