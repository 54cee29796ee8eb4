package io.postern.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.testing.VirtualTime;
import org.junit.jupiter.api.Test;

class SpareHeapTest {

    private static final long MB = 1 << 20;

    private final VirtualTime time = new VirtualTime();
    private final Pretended heap = new Pretended();
    private final SpareHeap spare = new SpareHeap(heap, time);

    /** What is needed after a collection is up to the test. */
    private static final class Pretended implements SpareHeap.Heap {

        private long taken = 16 * MB;
        private long used = 8 * MB;
        private long needed = 16 * MB;
        private int collections;

        @Override
        public long taken() {
            return taken;
        }

        @Override
        public long used() {
            return used;
        }

        @Override
        public void collect() {
            collections++;
            taken = needed;
            used = needed / 2;
        }
    }

    private void looks(int count) {
        for (int n = 0; n < count; n++) {
            time.advance(SpareHeap.BETWEEN_LOOKS);
        }
    }

    private void flood() {
        heap.taken = 120 * MB;
        heap.used = 100 * MB;
        looks(1);
    }

    @Test
    void aHeapThatGrewIsGivenBackOnceTheFloodIsOver() {
        looks(3);
        flood();
        assertThat(heap.collections).isZero();

        looks(1);

        assertThat(heap.collections).isEqualTo(1);
        assertThat(heap.taken).isEqualTo(16 * MB);
        looks(1_000);
        assertThat(heap.collections).isEqualTo(1);
    }

    @Test
    void whileMuchIsMadeNothingIsAskedFor() {
        looks(1);
        flood();

        for (int n = 0; n < 100; n++) {
            heap.used += n % 3 == 0 ? -20 * MB : 10 * MB;
            looks(1);
        }

        assertThat(heap.collections).isZero();
    }

    @Test
    void whatIsStillNeededIsAskedForMoreAndMoreSeldom() {
        looks(1);
        heap.needed = 120 * MB;
        flood();

        looks(2_000);

        assertThat(heap.collections).isBetween(150, 170);
    }

    @Test
    void whatWaitedIsGivenBackOnceItWasSent() {
        looks(1);
        heap.needed = 120 * MB;
        flood();
        looks(500);

        heap.needed = 16 * MB;
        looks(13);

        assertThat(heap.taken).isEqualTo(16 * MB);
    }

    @Test
    void anEndedOneAsksForNothing() {
        looks(1);
        spare.close();

        flood();
        looks(10);

        assertThat(heap.collections).isZero();
    }
}
