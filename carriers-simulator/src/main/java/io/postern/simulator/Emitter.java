package io.postern.simulator;

import io.postern.api.context.Fatal;
import io.postern.api.link.LinkWatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that plays the addresses of an open link. It sleeps for at least a millisecond and
 * then catches up in one burst: the average is exact, and the processor rests between.
 */
final class Emitter implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Emitter.class);
    private static final long NAP = Duration.ofMillis(1).toNanos();
    private static final int BURST = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final List<SimulatedSource> sources;
    private final LinkWatch watch;
    private final Thread thread;
    private volatile boolean stopped;

    Emitter(String name, List<SimulatedSource> sources, LinkWatch watch) {
        this.sources = List.copyOf(sources);
        this.watch = watch;
        this.thread = new Thread(this, "simulator-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Goes on before its time, because there is room again. Any thread may call it. */
    void wake() {
        LockSupport.unpark(thread);
    }

    /**
     * Nothing is handed over after this returns, but where a handler holds the thread for longer
     * than anybody waits: it then ends when the handler lets it go.
     */
    void stop() {
        stopped = true;
        wake();
        try {
            thread.join(PATIENCE.toMillis());
        } catch (InterruptedException early) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("{} does not end: a handler holds it", thread.getName());
        }
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                long pause = runAll();
                if (pause > 0 && !stopped) {
                    // A pending interrupt would turn the pause into a busy loop.
                    Thread.interrupted();
                    LockSupport.parkNanos(this, Math.max(pause, NAP));
                }
            }
        } catch (RuntimeException | Error broken) {
            Fatal.check(broken);
            watch.lost("the simulator stopped: " + broken);
        }
    }

    private long runAll() {
        long pause = SimulatedSource.NEVER;
        for (var source : sources) {
            pause = Math.min(pause, source.run(BURST, () -> stopped));
            if (stopped) {
                return 0;
            }
        }
        return pause;
    }
}
