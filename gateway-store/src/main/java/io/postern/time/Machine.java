package io.postern.time;

import io.postern.api.context.Time;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the gateway takes of the machine that it runs on: all that a simulation gives otherwise.
 *
 * @param clock whether {@code time}'s wall clock can be right
 * @param chance gives each who needs some a source of his own
 */
public record Machine(
        Time time, WallClock clock, Threads threads, Supplier<RandomGenerator> chance) {

    /** One whose clock is right. */
    public Machine(Time time, Threads threads, Supplier<RandomGenerator> chance) {
        this(time, WallClock.right(time), threads, chance);
    }

    /** One whose clock is right. */
    public static Machine of(Time time) {
        return of(time, WallClock.right(time));
    }

    public static Machine of(Time time, WallClock clock) {
        return new Machine(time, clock, new RealThreads(), SplittableRandom::new);
    }
}
