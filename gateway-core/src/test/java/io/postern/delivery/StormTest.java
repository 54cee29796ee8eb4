package io.postern.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.SendAddress;
import io.postern.api.link.Letter;
import io.postern.api.link.LetterWriter;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Outcome;
import io.postern.api.link.Receipt;
import io.postern.api.link.SendingLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Many threads send to several destinations while the links go up and down, and the destinations
 * move between them, at random.
 */
class StormTest {

    private static final int THREADS = 4;
    private static final int DESTINATIONS = 3;
    private static final int EACH = 15_000;
    private static final int WINDOW = 16;

    private final Yard yard = new Yard();
    private final Dispatch dispatch = new Dispatch(yard.time, Runnable::run);
    private final Dispatch elsewhere = new Dispatch(yard.time, Runnable::run);
    private final List<Destination> destinations =
            IntStream.range(0, DESTINATIONS)
                    .mapToObj(i -> yard.destination("to" + i, dispatch))
                    .toList();
    private final AtomicIntegerArray confirmed = new AtomicIntegerArray(THREADS * EACH);
    private final AtomicInteger safe = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final Queue<Open> open = new ConcurrentLinkedQueue<>();
    private final Queue<String> arrivals = new ConcurrentLinkedQueue<>();
    private volatile boolean over;
    private volatile boolean theOtherEndCloses;

    private record Open(Session session, Receipt receipt) {}

    /** One life of the link. */
    private final class Session implements SendingLink {

        private final AtomicInteger flying = new AtomicInteger();

        @Override
        public void send(Letter letter, Receipt receipt) {
            mostOpen.accumulateAndGet(flying.incrementAndGet(), Math::max);
            arrivals.add(letter.destination() + " " + Yard.text(letter));
            open.add(new Open(this, receipt));
        }

        void answer(Receipt receipt, Outcome outcome) {
            flying.decrementAndGet();
            receipt.settle(outcome);
        }

        @Override
        public int window() {
            return WINDOW;
        }

        @Override
        public LetterWriter writer(SendAddress address) {
            throw new IllegalStateException("written by another");
        }

        @Override
        public String name() {
            return "session";
        }

        @Override
        public void open(LinkWatch watch) {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"1, false", "20261121, false", "2, true", "20261122, true"})
    void everyMessageArrivesInOrderWithinTheWindowAndIsConfirmedOnce(long seed, boolean closing)
            throws Exception {
        theOtherEndCloses = closing;
        var random = new SplittableRandom(seed);
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            start(() -> sendAll(thread, random(random)));
        }
        var ends = new CountDownLatch(4);
        start(() -> answerAll(random(random), ends));
        start(() -> answerAll(random(random), ends));
        start(() -> weather(dispatch, random(random), ends));
        start(() -> weather(elsewhere, random(random), ends));

        await().atMost(Duration.ofSeconds(60)).until(() -> safe.get() == THREADS * EACH);
        over = true;
        ends.await();

        assertThat(mostOpen.get()).isLessThanOrEqualTo(WINDOW);
        assertThat(IntStream.range(0, THREADS * EACH).map(confirmed::get)).containsOnly(1);
        assertThat(yard.openChains.open()).isZero();
        for (var destination : destinations) {
            var counters = destination.counters();
            assertThat(counters.queued.sum()).isZero();
        }
        assertThat(closing || dead() == 0).isTrue();
        assertThat(acknowledged() + dead()).isEqualTo(THREADS * EACH);
        assertFirstArrivalsInOrder();
    }

    private static SplittableRandom random(SplittableRandom from) {
        synchronized (from) {
            return from.split();
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "storm");
        thread.setDaemon(true);
        thread.start();
    }

    private void sendAll(int thread, SplittableRandom random) {
        for (int i = 0; i < EACH; i++) {
            int number = thread * EACH + i;
            yard.send(
                    destinations.get(random.nextInt(DESTINATIONS)),
                    thread + " " + i,
                    () -> {
                        confirmed.incrementAndGet(number);
                        safe.incrementAndGet();
                    });
        }
    }

    /**
     * Answers late, out of order, sometimes with a no, sometimes never, also of links long lost.
     */
    private void answerAll(SplittableRandom random, CountDownLatch end) {
        var kept = new ArrayList<Open>();
        while (!over) {
            var next = open.poll();
            if (next == null) {
                Thread.onSpinWait();
            } else if (random.nextInt(20) == 0) {
                kept.add(next);
            } else {
                answer(next, random);
            }
            if (!kept.isEmpty() && (next == null || kept.size() > WINDOW / 2)) {
                answer(kept.remove(random.nextInt(kept.size())), random);
            }
        }
        end.countDown();
    }

    private static void answer(Open one, SplittableRandom random) {
        one.session()
                .answer(
                        one.receipt(),
                        random.nextInt(500) == 0 ? new Outcome.Later("busy") : Outcome.DELIVERED);
    }

    private void weather(Dispatch dispatch, SplittableRandom random, CountDownLatch end) {
        var session = new Session();
        dispatch.up(session);
        while (!over) {
            if (random.nextInt(3) > 0) {
                Thread.yield();
            } else {
                lose(dispatch, session, random);
                if (random.nextBoolean()) {
                    Thread.yield();
                }
                session = new Session();
                dispatch.up(session);
            }
            if (random.nextInt(50) == 0) {
                destinations.get(random.nextInt(DESTINATIONS)).move(dispatch);
            }
            yard.time.advance(Duration.ofSeconds(10));
        }
        end.countDown();
    }

    private void lose(Dispatch dispatch, Session session, SplittableRandom random) {
        if (theOtherEndCloses && random.nextInt(4) == 0) {
            dispatch.closed(session);
        } else {
            dispatch.down(session);
        }
    }

    /** Where the other end closes at random, that is now and then a message's last chance. */
    private long dead() {
        return destinations.stream().mapToLong(each -> each.counters().dead.sum()).sum();
    }

    private long acknowledged() {
        return destinations.stream().mapToLong(each -> each.counters().acknowledged.sum()).sum();
    }

    /** Of each thread and destination; what a later link brought again does not count. */
    private void assertFirstArrivalsInOrder() {
        Map<String, Integer> newest = new HashMap<>();
        var seen = new HashSet<String>();
        for (var arrival : arrivals) {
            if (seen.add(arrival)) {
                var line = arrival.substring(0, arrival.lastIndexOf(' '));
                int number = Integer.parseInt(arrival.substring(arrival.lastIndexOf(' ') + 1));
                assertThat(number).as(line).isGreaterThan(newest.getOrDefault(line, -1));
                newest.put(line, number);
            }
        }
        assertThat(seen).hasSize(THREADS * EACH);
        assertThat(arrivals).as("some were sent again").hasSizeGreaterThan(THREADS * EACH);
    }
}
