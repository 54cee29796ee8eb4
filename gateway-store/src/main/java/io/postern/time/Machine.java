package io.postern.time;

import io.postern.api.context.Time;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the gateway takes of the machine that it runs on: all that a simulation gives otherwise.
 *
 * @param chance gives each who needs some a source of his own
 */
public record Machine(Time time, Threads threads, Supplier<RandomGenerator> chance) {

    public static Machine of(Time time) {
        return new Machine(time, new RealThreads(), SplittableRandom::new);
    }
}
