package io.postern.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Arrival;
import java.time.Duration;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many threads bring messages of few uids, so that joining and ending meet all the time. */
class DuplicatesInFlightStormTest {

    private static final int THREADS = 4;
    private static final int EACH = 40_000;
    private static final int UIDS = 3;

    private static final Arrival ARRIVAL = Arrival.of(new byte[] {1}, "field/1");

    private final OpenChains openChains = new OpenChains();
    private final DuplicatesInFlight copies = openChains.copies();
    private final AtomicIntegerArray confirmed = new AtomicIntegerArray(THREADS * EACH);
    private final AtomicInteger safe = new AtomicInteger();
    private final AtomicInteger joined = new AtomicInteger();
    private final AtomicIntegerArray flying = new AtomicIntegerArray(UIDS);
    private final AtomicInteger mostFlying = new AtomicInteger();
    private final Queue<Runnable> landings = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void everyArrivalIsConfirmedOnceAndNeverAreTwoOfAUidOnTheirWay() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            var own = random.split();
            start(() -> bringAll(thread, own));
        }
        start(this::landAll);
        start(this::landAll);

        await().atMost(Duration.ofSeconds(60)).until(() -> safe.get() == THREADS * EACH);
        over.countDown();

        assertThat(IntStream.range(0, THREADS * EACH).map(confirmed::get)).containsOnly(1);
        assertThat(joined.get()).isPositive();
        assertThat(mostFlying.get()).isEqualTo(1);
        assertThat(copies.size()).isZero();
        await().until(() -> openChains.open() == 0);
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "copies");
        thread.setDaemon(true);
        thread.start();
    }

    private void bringAll(int thread, SplittableRandom random) {
        for (int i = 0; i < EACH; i++) {
            bring(thread * EACH + i, random.nextInt(UIDS));
        }
    }

    private void bring(int number, int uid) {
        var chain = Chain.waiting(openChains, () -> confirm(number));
        if (!copies.take("address", "uid " + uid, ARRIVAL, chain, part -> fly(part, uid))) {
            joined.incrementAndGet();
        }
        chain.release();
    }

    private void confirm(int number) {
        confirmed.incrementAndGet(number);
        safe.incrementAndGet();
    }

    private void fly(Chain part, int uid) {
        mostFlying.accumulateAndGet(flying.incrementAndGet(uid), Math::max);
        part.hold();
        landings.add(
                () -> {
                    flying.decrementAndGet(uid);
                    part.release();
                });
    }

    private void landAll() {
        while (over.getCount() > 0) {
            var landing = landings.poll();
            if (landing == null) {
                Thread.yield();
            } else {
                landing.run();
            }
        }
    }
}
