package io.postern.handler;

import io.postern.time.Lane;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Lanes without threads: chance decides when the next job of one runs. */
final class SeededLanes implements Threads {

    private final Random chance;
    private final List<Runnable> jobs = new ArrayList<>();

    SeededLanes(long seed) {
        chance = new Random(seed);
    }

    /** Its jobs wait for chance. */
    private final class SeededLane implements Lane {

        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        @Override
        public boolean tryExecute(Runnable job) {
            return jobs.add(job);
        }

        @Override
        public boolean runsOn(Thread other) {
            return false;
        }

        @Override
        public List<Runnable> abandon() {
            finish();
            return List.of();
        }

        @Override
        public void finish() {
            ended.complete(null);
        }

        @Override
        public CompletableFuture<Void> ended() {
            return ended;
        }
    }

    @Override
    public Lane lane(String name) {
        return new SeededLane();
    }

    @Override
    public void once(String name, Runnable job) {
        jobs.add(job);
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration most) {
        return done.isDone();
    }

    boolean isOneIn(int many) {
        return chance.nextInt(many) == 0;
    }

    int below(int bound) {
        return chance.nextInt(bound);
    }

    /** Runs a job or two, or none; also in the midst of another. */
    void step() {
        for (int more = chance.nextInt(4); more > 0 && !jobs.isEmpty(); more--) {
            jobs.remove(chance.nextInt(jobs.size())).run();
        }
    }

    void finishCalls() {
        while (!jobs.isEmpty()) {
            jobs.remove(chance.nextInt(jobs.size())).run();
        }
    }
}
