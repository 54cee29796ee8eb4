package io.postern.bench.polls;

import io.postern.bench.bare.BarePolls;
import io.postern.bench.figures.Figures;
import io.postern.bench.figures.FiguresJson;
import io.postern.bench.figures.Table;
import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.gateway.GatewaySetup;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Checkout;
import io.postern.bench.process.JavaProgram;
import io.postern.bench.process.Scratch;
import io.postern.bench.process.Waiting;
import io.postern.bench.profile.Recording;
import io.postern.bench.rack.Rack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the bare loop and Postern poll the same devices in turn, and prints the medians. */
public final class PollsBench {

    private static final Duration MOST_TO_START = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final PollsOptions options;
    private final Path folder;
    private final Checkout checkout;
    private final JavaProgram bare;
    private final Rack rack;

    private PollsBench(PollsOptions options, Path folder) throws IOException {
        this.options = options;
        this.folder = folder;
        checkout = new Checkout(options.root());
        bare = new JavaProgram(BarePolls.class, checkout.flags(), folder.resolve("bare.jsa"));
        rack = new Rack(folder.resolve("ports"), options.devices());
    }

    public static void main(String[] arguments) throws Exception {
        int status = 0;
        try {
            var bench = new PollsBench(PollsOptions.read(arguments), Scratch.folder("polls"));
            if (bench.options.profile()) {
                bench.profile();
            } else {
                bench.measure();
            }
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            status = 2;
        } catch (IOException broken) {
            System.err.println("bench/polls: " + broken.getMessage());
            status = 1;
        }
        System.exit(status);
    }

    private void measure() throws IOException {
        makeArchive();
        var figures = new Figures(PollFigure.values());
        for (int round = 1; round <= options.rounds(); round++) {
            for (var name : inTurn(round)) {
                System.err.println("round " + round + " of " + options.rounds() + ", " + name);
                try (var poller = poller(name, folder.resolve(name + round), List.of())) {
                    figures.add(name, measure(name, poller));
                }
            }
        }
        rack.close();
        print(figures);
        write(figures);
    }

    private void profile() throws IOException {
        makeArchive();
        for (var name : options.pollers()) {
            System.err.println("recording " + name);
            var json = options.json().toAbsolutePath();
            var recording = new Recording(json.resolveSibling("polls-" + name + ".jfr"));
            try (var poller = poller(name, folder.resolve(name), recording.javaOptions())) {
                begin(name, poller);
                Waiting.pass(options.warmUp().plus(options.seconds()));
            }
            System.out.printf("%n%s, %s%n", name, recording.file());
            recording.print();
        }
    }

    /** Each round begins with another one. */
    private List<String> inTurn(int round) {
        var names = new ArrayList<>(options.pollers());
        Collections.rotate(names, 1 - round);
        return names;
    }

    private void makeArchive() throws IOException {
        try (var first =
                new BarePoller(bare.firstCommand(bareArguments()), folder.resolve("first.log"))) {
            begin("bare", first);
            Waiting.pass(SHORT);
        }
    }

    private Poller poller(String name, Path own, List<String> java) throws IOException {
        Files.createDirectories(own);
        return switch (name) {
            case "bare" ->
                    new BarePoller(bare.command(java, bareArguments()), own.resolve("bare.log"));
            case "plain" ->
                    postern(setup(own).polled(options.every()), own, java, Optional.empty());
            case "translated" -> {
                var broker = new BenchBroker(own, "broker");
                var setup = setup(own).translated(options.every(), broker.port());
                yield postern(setup, own, java, Optional.of(broker));
            }
            default ->
                    throw new IllegalArgumentException(
                            "--pollers: expected bare, plain or translated, found \""
                                    + name
                                    + "\"");
        };
    }

    private Poller postern(
            GatewaySetup setup, Path own, List<String> java, Optional<BenchBroker> broker)
            throws IOException {
        return new PosternPoller(
                new BenchGateway(checkout.distribution(), setup, own, java), broker);
    }

    private GatewaySetup setup(Path own) throws IOException {
        return new GatewaySetup(own.resolve("configs"))
                .benchlabs(rack.glob(), options.devices(), 2);
    }

    private List<String> bareArguments() {
        var arguments = new ArrayList<>(List.of(String.valueOf(options.rate())));
        rack.ports().forEach(port -> arguments.add(port.toString()));
        return arguments;
    }

    private void begin(String name, Poller poller) throws IOException {
        if (!rack.awaitAll(MOST_TO_START)) {
            throw new IOException(
                    name
                            + ": expected it to poll every device within "
                            + MOST_TO_START.toSeconds()
                            + " s; it said:\n"
                            + poller.lastWords());
        }
    }

    private Map<PollFigure, Double> measure(String name, Poller poller) throws IOException {
        begin(name, poller);
        poller.counts();
        Waiting.pass(options.warmUp());
        // asking a gateway for its counts costs it time: outside of what is measured
        var counts = new Counts(poller.counts());
        var polls = new Counts(Map.of(PollFigure.POLLED, (double) rack.allPolls()));
        double cpuBefore = poller.footprint().cpuSeconds();
        Waiting.pass(options.seconds());
        var after = poller.footprint();
        double cpu = after.cpuSeconds() - cpuBefore;
        var pollRate =
                polls.perSecond(Map.of(PollFigure.POLLED, (double) rack.allPolls()))
                        .get(PollFigure.POLLED);

        var figures = counts.perSecond(poller.counts());
        figures.put(PollFigure.EXPECTED, options.devices() * options.rate());
        figures.put(PollFigure.POLLED, pollRate);
        figures.put(
                PollFigure.CPU, cpu / (pollRate * options.seconds().toMillis() / 1000) * 100_000);
        figures.put(PollFigure.MEMORY, after.residentMegabytes());
        figures.put(PollFigure.THREADS, (double) after.threads());
        figures.put(PollFigure.FILES, (double) after.openFiles());
        if (figures.getOrDefault(PollFigure.DEAD, 0.0) > 0) {
            System.err.println(poller.lastWords());
        }
        return figures;
    }

    private void print(Figures figures) {
        System.out.printf(
                """

                %d devices on pseudo-terminals, %s polls a second each; medians of %d rounds of %d s,
                in turn, after %d s of the same polls. The devices share the %d processors with
                what polls them, so compare what ran together. "plain" takes the answers and no
                more, as "bare" does; "translated" makes JSON of them and sends it by MQTT.
                """,
                options.devices(),
                options.rate(),
                options.rounds(),
                options.seconds().toSeconds(),
                options.warmUp().toSeconds(),
                Runtime.getRuntime().availableProcessors());
        new Table(figures)
                .compare("plain", "bare")
                .compare("translated", "bare")
                .print("", System.out);
    }

    private void write(Figures figures) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("java", Runtime.version().toString());
        json.put("devices", options.devices());
        json.put("rate", options.rate());
        json.put("rounds", options.rounds());
        json.put("seconds", options.seconds().toMillis() / 1000.0);
        json.put("warm_up", options.warmUp().toMillis() / 1000.0);
        json.put("pollers", figures.json());
        FiguresJson.write(options.json(), json);
    }
}
