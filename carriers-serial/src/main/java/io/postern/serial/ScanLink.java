package io.postern.serial;

import io.postern.api.link.Link;
import io.postern.api.link.LinkWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks which ports are there, now and again, and plugs in a link for each. It is up whether any
 * are there or not.
 */
final class ScanLink implements Link {

    private final String carrier;
    private final Duration pause;
    private final Function<LinkWatch, PortScan> scans;
    private final DeviceLog deviceLog;
    private Optional<Scanner> scanner = Optional.empty();

    /**
     * @param pause from scan to scan
     */
    ScanLink(
            String carrier,
            Duration pause,
            Function<LinkWatch, PortScan> scans,
            DeviceLog deviceLog) {
        this.carrier = carrier;
        this.pause = pause;
        this.scans = scans;
        this.deviceLog = deviceLog;
    }

    @Override
    public String name() {
        return "ports";
    }

    /** What is there already is plugged in when this returns. */
    @Override
    public void open(LinkWatch watch) {
        var scan = scans.apply(watch);
        scan.look();
        var started = new Scanner(carrier, scan, pause, watch);
        scanner = Optional.of(started);
        started.start();
        deviceLog.start();
    }

    @Override
    public void close() {
        deviceLog.stop();
        scanner.ifPresent(Scanner::end);
        scanner = Optional.empty();
    }
}
