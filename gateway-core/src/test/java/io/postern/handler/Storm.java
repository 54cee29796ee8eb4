package io.postern.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerKind;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.message.Message;
import io.postern.time.RealThreads;
import io.postern.time.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Two handlers, one after the other, and each of them also for what the other posts by itself. All
 * a message does is noted: where it was out of order, or in an object that somebody else was in.
 */
final class Storm {

    static final Threads REAL = new RealThreads();

    private final Stable stable;
    private final Threads threads;
    private final Runnable inTheMidst;
    private final AtomicInteger overlaps = new AtomicInteger();
    private final List<RunningHandler> row;
    private final List<Runnable> timers = new CopyOnWriteArrayList<>();
    private final Map<String, List<Integer>> orders = new ConcurrentHashMap<>();
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger endedTwice = new AtomicInteger();
    private final AtomicInteger posted = new AtomicInteger();
    private final AtomicInteger postsEnded = new AtomicInteger();

    /**
     * @param inTheMidst what happens in the midst of calls
     */
    Storm(Stable stable, Threads threads, Runnable inTheMidst) {
        this.stable = stable;
        this.threads = threads;
        this.inTheMidst = inTheMidst;
        this.row = IntStream.range(0, 4).mapToObj(this::handler).toList();
    }

    private RunningHandler handler(int which) {
        var services =
                new RunningHandler.Services(
                        stable.counters,
                        stable.watchdog,
                        stable.postedLater,
                        threads,
                        stable.services.stuck());
        return new RunningHandler(
                "storm" + which, Optional.of(object(1)), services, () -> object(1));
    }

    /** Slow, quick or stateless. */
    private HandlerObject object(int sort) {
        var inside = new AtomicInteger();
        return Stable.object(
                kind(sort),
                message -> {
                    if (inside.getAndIncrement() > 0 && sort != 2) {
                        overlaps.incrementAndGet();
                    }
                    inTheMidst.run();
                    if (Stable.number(message) % 10 == 0 && !isPost(message)) {
                        stable.postedLater.post(any -> post(Stable.number(message)));
                    }
                    inside.decrementAndGet();
                },
                timer -> timers.add(() -> timer.execute(() -> timed(inside))));
    }

    /** Alone, whatever the sort. */
    private void timed(AtomicInteger inside) {
        if (inside.getAndIncrement() > 0) {
            overlaps.incrementAndGet();
        }
        inTheMidst.run();
        inside.decrementAndGet();
    }

    private static HandlerKind<?> kind(int sort) {
        return switch (sort) {
            case 0 -> Stable.slow();
            case 1 -> Stable.quick();
            default -> Stable.quick().withoutState();
        };
    }

    private static boolean isPost(Message message) {
        return Stable.from(message).equals("post");
    }

    /** What a handler says by itself comes to any of them. */
    private void post(int number) {
        posted.incrementAndGet();
        Stable.post(
                row.get(number / 10 % row.size()),
                stable.message("post", number),
                new Passing(-1, false, Thread.currentThread()));
    }

    /** A source's messages go through the whole row. */
    void bring(String source, int number) {
        Stable.bring(
                row.get(0),
                stable.message(source, number),
                new Passing(1, true, Thread.currentThread()));
    }

    /**
     * @param sort of the object that takes over; three is none
     */
    void reload(int which, int sort) {
        row.get(which)
                .exchange(
                        sort == 3 ? Optional.empty() : Optional.of(object(sort)), () -> object(1));
    }

    /** A timer of some object, of one that is gone maybe. */
    void tick() {
        timers.get(timers.size() - 1 - ticks.getAndIncrement() % 4).run();
    }

    void release(Thread victim) {
        row.forEach(handler -> handler.release(victim));
    }

    void end() {
        row.forEach(RunningHandler::remove);
    }

    int ended(String source) {
        return orders.getOrDefault(source, List.of()).size();
    }

    void awaitAllEnded(int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ended.get() == count && postsEnded.get() == posted.get());
    }

    void assertAllEndedInOrder(int count) {
        assertThat(ended).hasValue(count);
        assertThat(postsEnded).hasValue(posted.get());
        assertThat(endedTwice).hasValue(0);
        assertThat(overlaps).hasValue(0);
        assertInOrder(orders.keySet().stream());
    }

    void assertInOrder(Stream<String> sources) {
        assertThat(sources).allMatch(source -> isAscending(orders.get(source)));
    }

    static boolean isAscending(List<Integer> numbers) {
        return IntStream.range(1, numbers.size())
                .allMatch(at -> numbers.get(at - 1) < numbers.get(at));
    }

    /** Hands what is done to the next of the row. */
    private final class Passing implements HandledMessages {

        private final int next;
        private final boolean counts;
        private final AtomicInteger ends = new AtomicInteger();
        private final Thread bringer;
        private volatile boolean handedOn;

        Passing(int next, boolean counts, Thread bringer) {
            this.next = next;
            this.counts = counts;
            this.bringer = bringer;
        }

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            if (next > 0 && next < row.size()) {
                handedOn = true;
                var passing = new Passing(next + 1, counts, bringer);
                row.get(next)
                        .handle(
                                List.of("f"),
                                "text",
                                inputs,
                                Values.NONE,
                                passing,
                                Thread.currentThread() == bringer);
            } else if (counts) {
                orders.computeIfAbsent(
                                Stable.from(inputs.get(0)),
                                source -> Collections.synchronizedList(new ArrayList<>()))
                        .add(Stable.number(inputs.get(0)));
            }
        }

        @Override
        public void failed(Message input, String reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void end() {
            if (ends.incrementAndGet() > 1) {
                endedTwice.incrementAndGet();
            }
            if (!counts) {
                postsEnded.incrementAndGet();
            } else if (!handedOn) {
                ended.incrementAndGet();
            }
        }
    }
}
