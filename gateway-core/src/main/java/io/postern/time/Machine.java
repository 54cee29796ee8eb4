package io.postern.time;

import io.postern.api.context.Time;

/** What the gateway takes of the machine that it runs on. */
public record Machine(Time time, Threads threads) {

    public static Machine of(Time time) {
        return new Machine(time, new RealThreads());
    }
}
