package io.postern.bench.load;

/** Times in buckets that are 1/64 of their value wide, or narrower. Not safe for two threads. */
final class Histogram {

    private static final int SUB_BITS = 6;
    private static final int SUB = 1 << SUB_BITS;

    private final long[] counts = new long[(Long.SIZE - SUB_BITS) * SUB];
    private long total;

    void add(long nanos) {
        counts[bucket(Math.max(0, nanos))]++;
        total++;
    }

    /** The upper end of the bucket that holds this share of all; 0 where there is nothing. */
    long at(double share) {
        long wanted = (long) Math.ceil(total * share);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length && total > 0; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return end(bucket);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < SUB) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BITS;
        return shift * SUB + (int) (nanos >>> shift);
    }

    private static long end(int bucket) {
        if (bucket < 2 * SUB) {
            return bucket;
        }
        int shift = bucket / SUB - 1;
        return ((bucket - (long) shift * SUB + 1) << shift) - 1;
    }
}
