package io.postern.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process takes at one moment, as Linux counts it.
 *
 * @param peakMegabytes the most it was resident with
 * @param cpuSeconds user and system time of all its threads since its start
 * @param openFiles files, sockets and ports
 */
public record Footprint(
        double cpuSeconds,
        double residentMegabytes,
        double peakMegabytes,
        long threads,
        long openFiles) {

    private static final double KILOBYTES = 1024.0;

    public static Footprint of(long pid) throws IOException {
        var status = Files.readAllLines(Path.of("/proc/" + pid + "/status"));
        return new Footprint(
                Cpu.seconds(pid),
                number(status, "VmRSS:") / KILOBYTES,
                number(status, "VmHWM:") / KILOBYTES,
                number(status, "Threads:"),
                openFiles(pid));
    }

    private static long openFiles(long pid) throws IOException {
        try (var files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.count();
        }
    }

    private static long number(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
