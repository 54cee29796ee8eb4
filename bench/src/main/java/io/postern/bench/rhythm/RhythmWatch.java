package io.postern.bench.rhythm;

import io.postern.bench.figures.Spread;
import io.postern.bench.gateway.BenchGateway;
import io.postern.bench.process.Waiting;
import io.postern.bench.rack.Rack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Watches for a while when polls come to the good devices. */
final class RhythmWatch {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS = 1e9;
    private static final double KILOBYTE = 1000;
    private static final double PERCENT = 100;

    private final RhythmOptions options;
    private final Rack rack;
    private final BenchGateway gateway;

    RhythmWatch(RhythmOptions options, Rack rack, BenchGateway gateway) {
        this.options = options;
        this.rack = rack;
        this.gateway = gateway;
    }

    /**
     * @param event what happens when the stage begins
     */
    Map<RhythmFigure, Double> watch(Event event) throws IOException {
        times();
        double cpuBefore = gateway.footprint().cpuSeconds();
        long noiseBefore = rack.noise()[options.flooding()];
        long muteBefore = rack.polls()[options.mute()];
        long start = System.nanoTime();
        event.happen();
        Waiting.pass(options.seconds());
        double seconds = (System.nanoTime() - start) / NANOS;
        var after = gateway.footprint();
        double noise = rack.noise()[options.flooding()] - noiseBefore;

        var figures = new EnumMap<RhythmFigure, Double>(RhythmFigure.class);
        intervals(figures);
        figures.put(RhythmFigure.EXPECTED, options.good() * options.rate() * seconds);
        figures.put(RhythmFigure.CPU, (after.cpuSeconds() - cpuBefore) / seconds * PERCENT);
        figures.put(RhythmFigure.MEMORY, after.residentMegabytes());
        figures.put(RhythmFigure.THREADS, (double) after.threads());
        figures.put(RhythmFigure.NOISE, noise / seconds / KILOBYTE);
        figures.put(RhythmFigure.MUTE, (double) (rack.polls()[options.mute()] - muteBefore));
        return figures;
    }

    private void intervals(Map<RhythmFigure, Double> figures) throws IOException {
        var intervals = new ArrayList<Double>();
        long polls = 0;
        for (var times : times()) {
            polls += times.length;
            for (int at = 1; at < times.length; at++) {
                intervals.add((times[at] - times[at - 1]) / NANOS_PER_MILLI);
            }
        }
        var spread = new Spread(intervals.stream().mapToDouble(Double::doubleValue).toArray());
        figures.put(RhythmFigure.POLLED, (double) polls);
        figures.put(RhythmFigure.SHORTEST, spread.at(0));
        figures.put(RhythmFigure.P50, spread.at(0.5));
        figures.put(RhythmFigure.P90, spread.at(0.9));
        figures.put(RhythmFigure.P99, spread.at(0.99));
        figures.put(RhythmFigure.LONGEST, spread.most());
    }

    /** Of the good devices, since they were asked last. */
    private List<long[]> times() throws IOException {
        var all = new ArrayList<long[]>();
        for (int device = 0; device < options.good(); device++) {
            all.add(rack.times(device));
        }
        return all;
    }

    /** Something done to the devices. */
    interface Event {
        void happen() throws IOException;
    }
}
