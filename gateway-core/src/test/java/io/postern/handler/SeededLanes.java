package io.postern.handler;

import io.postern.time.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lanes without threads: chance decides when the next job of one runs. */
final class SeededLanes {

    private final Random chance;
    private final List<Runnable> jobs = new ArrayList<>();

    SeededLanes(long seed) {
        chance = new Random(seed);
    }

    Lane lane(String name) {
        return new Lane(name) {
            @Override
            public boolean tryExecute(Runnable job) {
                return jobs.add(job);
            }
        };
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
