package io.postern.bench.load;

import java.util.function.LongSupplier;

/** As many as there is room for. */
record LoadFlood(LongSupplier room) implements LoadPace {

    static final long NAP = 250_000;

    /** Waking for each single message would load the machine. */
    private static final int LEAST = 16;

    @Override
    public long due(long elapsed, long sent) {
        long free = room.getAsLong();
        return free < LEAST ? 0 : free;
    }

    @Override
    public long stamp(long elapsed, long sent) {
        return elapsed;
    }

    @Override
    public long nap(long elapsed, long sent) {
        return NAP;
    }
}
