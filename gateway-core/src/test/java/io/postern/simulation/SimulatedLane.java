package io.postern.simulation;

import io.postern.time.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A lane whose jobs run when the clockwork comes to them. */
final class SimulatedLane implements Lane {

    private final SimulatedProcess owner;
    private final Clockwork clockwork;
    private final Deque<Runnable> jobs = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Executor thread;
    private boolean busy;
    private boolean finished;

    /**
     * @param thread runs its jobs: one that sleeps goes on later
     */
    SimulatedLane(SimulatedProcess owner, Clockwork clockwork, Executor thread) {
        this.owner = owner;
        this.clockwork = clockwork;
        this.thread = thread;
    }

    SimulatedProcess owner() {
        return owner;
    }

    boolean hasJobs() {
        return !jobs.isEmpty();
    }

    boolean isReady() {
        return !busy && !jobs.isEmpty() && !owner.isDead() && !owner.isFrozen();
    }

    boolean isOver() {
        return owner.isDead() || ended.isDone();
    }

    void runNext() {
        busy = true;
        var job = jobs.remove();
        thread.execute(() -> run(job));
    }

    private void run(Runnable job) {
        try {
            job.run();
        } finally {
            busy = false;
            endWhenDone();
        }
    }

    private void endWhenDone() {
        if (finished && !busy && jobs.isEmpty()) {
            ended.complete(null);
        }
    }

    @Override
    public boolean tryExecute(Runnable job) {
        clockwork.jobCame();
        return !finished && jobs.add(job);
    }

    /** All of them run on the one thread: nobody can say which it is. */
    @Override
    public boolean runsOn(Thread other) {
        return false;
    }

    @Override
    public List<Runnable> abandon() {
        var left = List.copyOf(jobs);
        jobs.clear();
        finish();
        return left;
    }

    @Override
    public void finish() {
        finished = true;
        endWhenDone();
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }
}
