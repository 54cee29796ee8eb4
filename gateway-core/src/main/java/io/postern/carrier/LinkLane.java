package io.postern.carrier;

import io.postern.time.Lane;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lane of one link, which does one last thing: close the link. That is done once, however the
 * lane ends; where a job hangs, as soon as it lets go.
 */
final class LinkLane implements Executor {

    private final String name;
    private final Runnable last;
    private final Threads threads;
    private final Lane lane;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean interrupted;
    private volatile boolean busy;

    LinkLane(String name, Runnable last, Threads threads) {
        this.name = name;
        this.last = last;
        this.threads = threads;
        this.lane = threads.lane(name);
    }

    @Override
    public void execute(Runnable job) {
        lane.execute(new Step(job));
    }

    /** One job. Polls make many, so it is no lambda. */
    private final class Step implements Runnable {

        private final Runnable job;

        Step(Runnable job) {
            this.job = job;
        }

        @Override
        public void run() {
            busy = true;
            try {
                job.run();
            } finally {
                busy = false;
                if (interrupted) {
                    end();
                }
            }
        }
    }

    boolean runsOn(Thread thread) {
        return lane.runsOn(thread);
    }

    /** Completes when the last thing is done. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    /** Takes no more jobs, and does the last thing after those it has. Does not block. */
    CompletableFuture<Void> beginEnd() {
        lane.execute(this::end);
        lane.finish();
        return ended;
    }

    /** After {@link #beginEnd}: whether it ended within the time. */
    boolean awaitEnd(Duration most) throws InterruptedException {
        return threads.await(lane.ended(), most);
    }

    /** Gives up waiting for its jobs: whoever does the last of them does the last thing. */
    void interrupt() {
        interrupted = true;
        lane.close();
        if (!busy) {
            threads.once(name, this::end);
        }
    }

    private void end() {
        if (ending.compareAndSet(false, true)) {
            try {
                last.run();
            } finally {
                ended.complete(null);
            }
        }
    }
}
