package io.postern.log;

import io.postern.api.carrier.CarrierContext;
import io.postern.api.context.Fatal;
import io.postern.api.context.Time;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes with a thread of its own, so that whoever sends never waits for the disk: all that came
 * while it wrote is written next, in one go. A message counts as delivered when its bytes are
 * written, and where {@code sync} is {@code always} when the disk has them.
 */
final class GroupWriter implements Runnable {

    /**
     * How long it lets lines gather: one write for many costs a fraction of one for each, and
     * nobody notices a wait that short.
     */
    private static final long GATHERING_NANOS = 200_000;

    private final Sink sink;
    private final LinkWatch watch;
    private final String sync;
    private final Backlog backlog = new Backlog();
    private final Thread thread;
    private final Optional<Time.Timer> timer;
    private boolean dirty;

    GroupWriter(CarrierContext context, Sink sink, LinkWatch watch) {
        this.sink = sink;
        this.watch = watch;
        this.sync = context.settings().get(LogSettings.SYNC);
        this.thread = new Thread(this, "log-" + context.name());
        thread.setDaemon(true);
        this.timer =
                sync.equals(LogSettings.INTERVAL)
                        ? Optional.of(
                                context.time()
                                        .every(
                                                context.settings().get(LogSettings.SYNC_INTERVAL),
                                                backlog::askForSync))
                        : Optional.empty();
    }

    void start() {
        thread.start();
    }

    void add(byte[] line, Receipt receipt) {
        backlog.add(line, receipt);
    }

    /** Writes what has been taken, then closes the sink; nothing is settled after this returns. */
    void close() {
        timer.ifPresent(Time.Timer::cancel);
        backlog.end();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException early) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        sink.close();
    }

    @Override
    public void run() {
        try {
            for (var group = take(); !group.isLast(); group = take()) {
                write(group);
            }
            if (!sync.equals(LogSettings.NEVER)) {
                syncIfDirty();
            }
        } catch (LinkException failed) {
            watch.lost(failed.getMessage());
        } catch (RuntimeException | Error broken) {
            Fatal.check(broken);
            watch.lost(sink.destination() + ": the writer stopped: " + broken);
        }
    }

    private Backlog.Group take() {
        if (backlog.await()) {
            LockSupport.parkNanos(this, GATHERING_NANOS);
        }
        return backlog.take();
    }

    private void write(Backlog.Group group) throws LinkException {
        if (!group.lines().isEmpty()) {
            sink.write(group.lines());
            dirty = true;
        }
        if (group.sync() || sync.equals(LogSettings.ALWAYS)) {
            syncIfDirty();
        }
        for (var receipt : group.receipts()) {
            receipt.settle(Outcome.DELIVERED);
        }
    }

    private void syncIfDirty() throws LinkException {
        if (dirty) {
            sink.sync();
            dirty = false;
        }
    }
}
