package io.postern.bench.replug;

import io.postern.bench.process.Footprint;

/**
 * The gateway after so many cycles, with every device plugged in and polled.
 *
 * @param liveBytes of objects in use after a full collection
 * @param cpuAfter CPU seconds once those were counted, which itself costs some
 */
record Sample(int cycle, Footprint footprint, long liveBytes, double cpuAfter) {

    private static final double MEGABYTE = 1024 * 1024;

    double liveMegabytes() {
        return liveBytes / MEGABYTE;
    }

    /** CPU seconds a cycle since the other one. */
    double cpuPerCycleSince(Sample earlier) {
        return (footprint.cpuSeconds() - earlier.cpuAfter) / Math.max(1, cycle - earlier.cycle);
    }
}
