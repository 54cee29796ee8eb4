package io.postern.journal;

/** What a commit is made of: each is one fact, and holds from that commit on. */
sealed interface Entry {

    private static void refuseUnless(boolean isRight) {
        if (!isRight) {
            throw new IllegalArgumentException("no rows");
        }
    }

    /**
     * There is a series.
     *
     * @param last the highest number that it ever gave; 0 for a new one
     */
    record Named(int series, long last, String name) implements Entry {}

    /**
     * An older segment.
     *
     * @param end where what counts in it ends
     */
    record Older(long segment, long end) implements Entry {}

    /**
     * Where rows of a series are that were written before this segment.
     *
     * @param bytes how many they take together
     */
    record Place(int series, long first, long last, long segment, long bytes) implements Entry {

        public Place {
            refuseUnless(first <= last);
        }
    }

    /** Rows that nobody needs any more. */
    record Gone(int series, long first, long last) implements Entry {

        public Gone {
            refuseUnless(first <= last);
        }
    }

    /**
     * A row.
     *
     * @param moved whether it stood in an older segment before
     */
    record Written(int series, long number, boolean moved, byte[] content) implements Entry {}
}
