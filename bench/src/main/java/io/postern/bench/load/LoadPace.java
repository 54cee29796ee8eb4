package io.postern.bench.load;

/** When which message of a stage is due. */
interface LoadPace {

    /** How many more messages are due at this moment, in nanoseconds since the stage began. */
    long due(long elapsed, long sent);

    /** The moment to stamp a message with. */
    long stamp(long elapsed, long sent);

    /** How long until it is worth asking again. */
    long nap(long elapsed, long sent);

    /** So many a second; each is stamped with the moment it was due, not the one it went. */
    static LoadPace even(int rate) {
        long between = 1_000_000_000 / rate;
        return new LoadPace() {
            @Override
            public long due(long elapsed, long sent) {
                return elapsed / between + 1 - sent;
            }

            @Override
            public long stamp(long elapsed, long sent) {
                return sent * between;
            }

            @Override
            public long nap(long elapsed, long sent) {
                return Math.max(1, sent * between - elapsed);
            }
        };
    }
}
