package io.postern.metrics;

import io.postern.api.context.Time;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives memory back to the system once a flood is over: a heap that grew shrinks at full
 * collections only, and a gateway that idles has none by itself. So where the heap has grown and
 * little new is made, this asks for one; more seldom where that frees nothing.
 */
public final class SpareHeap implements AutoCloseable {

    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    static final long WORTH = 8L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SpareHeap.class);
    private static final long LITTLE = 4L << 20;
    private static final int MOST_LOOKS = 12;

    private final Heap heap;
    private final Time time;
    private final Time.Timer timer;
    private long least = Long.MAX_VALUE;
    private long used;
    private int pause = 1;
    private int rest;

    /** The heap of a process. */
    public interface Heap {

        /** Bytes taken from the system. */
        long taken();

        /** Bytes of these in use, by garbage too. */
        long used();

        void collect();
    }

    public SpareHeap(Heap heap, Time time) {
        this.heap = heap;
        this.time = time;
        timer = time.every(BETWEEN_LOOKS, this::look);
    }

    /** The heap of this process. */
    public static Heap own() {
        var runtime = Runtime.getRuntime();
        return new Heap() {
            @Override
            public long taken() {
                return runtime.totalMemory();
            }

            @Override
            public long used() {
                return runtime.totalMemory() - runtime.freeMemory();
            }

            @Override
            public void collect() {
                runtime.gc();
            }
        };
    }

    private void look() {
        long made = heap.used() - used;
        used = heap.used();
        least = Math.min(least, heap.taken());
        // less in use than before: a collection, so much was made
        if (made < 0 || made > LITTLE) {
            pause = 1;
            rest = 0;
        } else if (heap.taken() - least >= WORTH && rest-- <= 0) {
            collect();
        }
    }

    private void collect() {
        long before = heap.taken();
        long start = time.nanos();
        heap.collect();
        used = heap.used();
        long gain = before - heap.taken();
        pause = gain >= WORTH ? 1 : Math.min(2 * pause, MOST_LOOKS);
        rest = pause;
        LOG.debug(
                "gave back {} kB of the heap in {} ms",
                gain >> 10,
                Duration.ofNanos(time.nanos() - start).toMillis());
    }

    @Override
    public void close() {
        timer.cancel();
    }
}
