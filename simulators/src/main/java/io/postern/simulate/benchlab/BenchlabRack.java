package io.postern.simulate.benchlab;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Simulated devices side by side. */
public final class BenchlabRack implements AutoCloseable {

    private final List<SimulatedBenchlab> devices;
    private final ScheduledExecutorService timer;

    private BenchlabRack(RackPlan plan, Watcher watcher) {
        timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            var thread = new Thread(work, "benchlab-cables");
                            thread.setDaemon(true);
                            return thread;
                        });
        devices =
                IntStream.rangeClosed(1, plan.count())
                        .mapToObj(number -> new SimulatedBenchlab(number, plan, watcher, timer))
                        .toList();
    }

    /** All devices plugged in and good. */
    public static BenchlabRack open(RackPlan plan, Watcher watcher) throws IOException {
        var rack = new BenchlabRack(plan, watcher);
        try {
            for (var device : rack.devices) {
                device.plug();
            }
            return rack;
        } catch (IOException | RuntimeException refused) {
            rack.close();
            throw refused;
        }
    }

    /** On pseudo-terminals. */
    public static BenchlabRack onPtys(int count) throws IOException {
        return open(RackPlan.onPtys(count), Watcher.NONE);
    }

    /** On free TCP ports of this machine only. */
    public static BenchlabRack onTcp(int count) throws IOException {
        return open(RackPlan.onTcp(count, InetAddress.getLoopbackAddress(), 0), Watcher.NONE);
    }

    public List<SimulatedBenchlab> devices() {
        return devices;
    }

    /**
     * @param number from 1
     */
    public SimulatedBenchlab device(int number) {
        return devices.get(number - 1);
    }

    /** The ports of all, separated by commas: a value for {@code BENCHLAB_PORTS}. */
    public String ports() {
        return devices.stream().map(SimulatedBenchlab::port).collect(Collectors.joining(","));
    }

    /** Pulls all cables; nothing is left behind. */
    @Override
    public void close() {
        devices.forEach(SimulatedBenchlab::close);
        timer.shutdown();
    }
}
