package io.postern.serial;

import io.postern.api.context.Fatal;
import io.postern.api.link.LinkWatch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The thread that scans: nothing slow holds it up, and it holds up nobody. */
final class Scanner implements Runnable {

    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final PortScan scan;
    private final Duration pause;
    private final LinkWatch watch;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    Scanner(String carrier, PortScan scan, Duration pause, LinkWatch watch) {
        this.scan = scan;
        this.pause = pause;
        this.watch = watch;
        this.thread = new Thread(this, "serial-scan-" + carrier);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                scan.look();
            }
        } catch (InterruptedException stopped) {
            watch.lost("the scan was interrupted");
        } catch (RuntimeException | Error broken) {
            Fatal.check(broken);
            watch.lost("the scan stopped: " + broken);
        }
    }

    /** Scans no more, and takes away what is plugged in. */
    void end() {
        ended.countDown();
        try {
            thread.join(LONGEST_END.toMillis());
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        scan.end();
    }
}
