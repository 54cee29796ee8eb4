package io.postern.mqtt.stream;

import io.postern.api.context.Fatal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that sockets share. It starts with the first that uses it and ends with the last. In
 * each turn it takes what came, then does its jobs, then lets go what was written meanwhile: so
 * that many small packets cost one call of the system.
 */
public final class Loop implements Timers {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int BUFFER = 64 * 1_024;
    private static final long NANOS_IN_MILLI = 1_000_000;

    /** Only its thread uses them. */
    private ByteBuffer incoming = ByteBuffer.allocate(0);

    private ByteBuffer outgoing = ByteBuffer.allocate(0);
    private final PriorityQueue<Due> timers =
            new PriorityQueue<>((one, other) -> Long.signum(one.at - other.at));

    private final Consumer<SelectionKey> readiness = this::ready;
    private final Deque<Runnable> flushes = new ArrayDeque<>();

    /** Guarded by this. */
    private List<Runnable> jobs = new ArrayList<>();

    private int users;
    private Optional<Selector> selector = Optional.empty();
    private volatile Optional<Thread> thread = Optional.empty();

    /** A socket of its. */
    interface Watched {

        /** It can do what it waits for. */
        void ready(SelectionKey key);

        void fail(Throwable why);
    }

    /** One more socket uses it, until {@link #leave}. */
    void enter(Runnable first) {
        synchronized (this) {
            users++;
            if (selector.isEmpty()) {
                start();
            }
        }
        execute(first);
    }

    synchronized void leave() {
        users--;
    }

    private void start() {
        try {
            var opened = Selector.open();
            var started = new Thread(() -> run(opened), "mqtt-loop");
            started.setDaemon(true);
            started.start();
            selector = Optional.of(opened);
            thread = Optional.of(started);
        } catch (IOException noMore) {
            users--;
            throw new UncheckedIOException(noMore);
        }
    }

    public boolean runsOn(Thread other) {
        return thread.filter(mine -> mine == other).isPresent();
    }

    boolean isHere() {
        return runsOn(Thread.currentThread());
    }

    /** Soon, on its thread; never where no socket uses it any more. */
    @Override
    public void execute(Runnable job) {
        Optional<Selector> asleep;
        synchronized (this) {
            asleep = jobs.isEmpty() && !isHere() ? selector : Optional.empty();
            if (selector.isPresent()) {
                jobs.add(job);
            }
        }
        asleep.ifPresent(Selector::wakeup);
    }

    /** At the end of this turn, or of the next where another thread asks. */
    public void flush(Runnable flush) {
        if (isHere()) {
            flushes.add(flush);
        } else {
            execute(flush);
        }
    }

    @Override
    public LoopTimer after(Duration delay, Runnable job) {
        var due = new Due(System.nanoTime() + delay.toNanos(), job);
        timers.add(due);
        return () -> timers.remove(due);
    }

    private static final class Due {

        private final long at;
        private final Runnable job;

        Due(long at, Runnable job) {
            this.at = at;
            this.job = job;
        }
    }

    private void run(Selector own) {
        incoming = ByteBuffer.allocateDirect(BUFFER);
        outgoing = ByteBuffer.allocateDirect(BUFFER);
        try (own) {
            while (goesOn()) {
                turn(own);
            }
        } catch (IOException unclosed) {
            LOG.warn("what watched the sockets of MQTT is not closed", unclosed);
        }
    }

    private synchronized boolean goesOn() {
        if (users > 0 || !jobs.isEmpty()) {
            return true;
        }
        selector = Optional.empty();
        thread = Optional.empty();
        timers.clear();
        return false;
    }

    private void turn(Selector own) {
        try {
            if (isIdle()) {
                own.select(readiness, millisToSleep());
            } else {
                own.selectNow(readiness);
            }
        } catch (IOException broken) {
            own.keys().forEach(key -> socket(key).ifPresent(its -> end(its, broken)));
        }
        // set by somebody's code on this thread, it would keep the selector from waiting
        Thread.interrupted();
        ring();
        taken().forEach(this::guarded);
        while (!flushes.isEmpty()) {
            guarded(flushes.remove());
        }
    }

    private synchronized boolean isIdle() {
        return jobs.isEmpty();
    }

    private synchronized List<Runnable> taken() {
        if (jobs.isEmpty()) {
            return List.of();
        }
        var some = jobs;
        jobs = new ArrayList<>();
        return some;
    }

    /** 0 for as long as nothing happens. */
    private long millisToSleep() {
        if (timers.isEmpty()) {
            return 0;
        }
        long nanos = timers.element().at - System.nanoTime();
        return Math.max(1, (nanos + NANOS_IN_MILLI - 1) / NANOS_IN_MILLI);
    }

    private void ring() {
        while (!timers.isEmpty() && timers.element().at - System.nanoTime() <= 0) {
            guarded(timers.remove().job);
        }
    }

    private void ready(SelectionKey key) {
        socket(key).ifPresent(its -> guarded(() -> its.ready(key)));
    }

    private void end(Watched socket, IOException why) {
        guarded(() -> socket.fail(why));
    }

    private static Optional<Watched> socket(SelectionKey key) {
        return key.attachment() instanceof Watched socket ? Optional.of(socket) : Optional.empty();
    }

    private void guarded(Runnable job) {
        try {
            job.run();
        } catch (Throwable fault) {
            Fatal.check(fault);
            LOG.error("a fault of ours", fault);
        }
    }

    /** Only on its thread. */
    Selector selector() {
        return selector.orElseThrow();
    }

    /** Empty, for what comes; only on its thread, and not across calls. */
    ByteBuffer incoming() {
        return incoming.clear();
    }

    /** Empty, for what goes; only on its thread, and not across calls. */
    ByteBuffer outgoing() {
        return outgoing.clear();
    }
}
