package io.postern.bench.relay;

import io.postern.bench.load.Load;
import io.postern.bench.load.LoadOutcome;
import io.postern.bench.process.BenchBroker;
import io.postern.bench.process.Child;
import io.postern.bench.process.Cpu;
import io.postern.bench.process.ProcessCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One relay between two fresh brokers, started, warmed up, measured and ended. */
final class Trial implements AutoCloseable {

    private static final Duration MOST_TO_START = Duration.ofSeconds(30);
    private static final int LAST_LINES = 20;
    private static final int LEAST_BETWEEN = 50;

    private final RelayOptions options;
    private final BenchBroker in;
    private final BenchBroker out;
    private final Load load;
    private final Child child;
    private final double startMillis;
    private final Map<RelayFigure, Double> figures = new TreeMap<>();

    Trial(RelayOptions options, Relay relay, int qos, Path folder, List<String> javaOptions)
            throws IOException {
        this(options, folder, qos, way -> relay.command(way, joined(options.java(), javaOptions)));
    }

    Trial(RelayOptions options, Path folder, int qos, Starter starter) throws IOException {
        this.options = options;
        Files.createDirectories(folder);
        in = new BenchBroker(folder, "in", apart());
        out = new BenchBroker(folder, "out", apart());
        load = new Load(in.port(), out.port(), qos);
        var command = starter.command(new Way(in.port(), out.port(), qos, folder));
        long start = System.nanoTime();
        child = new Child(command.after(pinned()).after(apart()), folder.resolve("relay.log"));
        var first = load.untilFirst(MOST_TO_START);
        if (first.isEmpty()) {
            var output = child.output();
            close();
            throw new IOException(
                    "relay: expected a message to come through within "
                            + MOST_TO_START.toSeconds()
                            + " s, found none; it said:\n"
                            + output);
        }
        startMillis = (first.getAsLong() - start) / 1e6;
    }

    /** Everything, in about three times the seconds of a stage and twice those of the warm-up. */
    Map<RelayFigure, Double> measure() throws IOException {
        figures.put(RelayFigure.START, startMillis);
        figures.put(RelayFigure.MEMORY_AT_FIRST, child.residentMegabytes());
        flood(options.warmUp());
        floodWithoutLoss();
        // what is slow enough to wait runs other code than a flood, which has to be compiled too
        load.paced(options.warmUp(), 5_000);
        paced(500, RelayFigure.P50_AT_500, RelayFigure.P99_AT_500, RelayFigure.CPU_AT_500);
        paced(5_000, RelayFigure.P50_AT_5000, RelayFigure.P99_AT_5000, RelayFigure.CPU_AT_5000);
        figures.put(RelayFigure.MEMORY, child.residentMegabytes());
        return figures;
    }

    /** Load alone, where something else looks at the relay. */
    LoadOutcome flood(Duration duration) throws IOException {
        return load.flood(duration, options.between());
    }

    /** The end of what the relay said, for when something is wrong. */
    String lastWords() throws IOException {
        var lines = child.output().lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    @Override
    public void close() throws IOException {
        child.close();
        load.close();
        in.close();
        out.close();
    }

    /** What cannot be held up may be lost: then with less on the way, until nothing is. */
    private void floodWithoutLoss() throws IOException {
        int between = options.between();
        var outcome = flood(between);
        while (outcome.lost() > 0 && between > LEAST_BETWEEN) {
            between /= 2;
            outcome = flood(between);
        }
        figures.put(RelayFigure.BETWEEN, (double) between);
        figures.put(RelayFigure.THROUGHPUT, outcome.rate());
        faults(outcome);
    }

    private LoadOutcome flood(int between) throws IOException {
        double before = child.cpuSeconds();
        double brokersBefore = brokersCpuSeconds();
        double loadBefore = Cpu.seconds(ProcessHandle.current().pid());
        var outcome = load.flood(options.seconds(), between);
        figures.put(RelayFigure.CPU_AT_MOST, per100k(child.cpuSeconds() - before, outcome));
        double loadAfter = Cpu.seconds(ProcessHandle.current().pid());
        figures.put(RelayFigure.CPU_OF_LOAD, per100k(loadAfter - loadBefore, outcome));
        figures.put(
                RelayFigure.CPU_OF_BROKERS, per100k(brokersCpuSeconds() - brokersBefore, outcome));
        return outcome;
    }

    private void paced(int rate, RelayFigure p50, RelayFigure p99, RelayFigure cpu)
            throws IOException {
        double before = child.cpuSeconds();
        var outcome = load.paced(options.seconds(), rate);
        figures.put(p50, outcome.p50Millis());
        figures.put(p99, outcome.p99Millis());
        figures.put(cpu, per100k(child.cpuSeconds() - before, outcome));
        faults(outcome);
    }

    private void faults(LoadOutcome outcome) {
        figures.merge(RelayFigure.LOST, (double) outcome.lost(), Double::sum);
        figures.merge(RelayFigure.REPEATED, (double) outcome.repeated(), Double::sum);
        figures.merge(RelayFigure.DISORDERED, (double) outcome.disordered(), Double::sum);
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static double per100k(double seconds, LoadOutcome outcome) {
        return seconds / Math.max(1, outcome.arrived()) * 100_000;
    }

    private double brokersCpuSeconds() throws IOException {
        return in.cpuSeconds() + out.cpuSeconds();
    }

    /** The relay alone on the last processor; the script puts everything else on the others. */
    private List<String> pinned() {
        int last = Runtime.getRuntime().availableProcessors();
        return options.pin() ? List.of("taskset", "-c", String.valueOf(last)) : List.of();
    }

    /** As services are started: the system then shares its processors out by sessions. */
    private List<String> apart() {
        return options.sessions() ? List.of("setsid") : List.of();
    }

    /** Makes the command once the ports are known. */
    interface Starter {
        ProcessCommand command(Way way) throws IOException;
    }
}
