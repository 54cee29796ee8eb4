package io.postern.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.message.Draft;
import io.postern.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where and in which order calls run. */
class RunningHandlerTest {

    private final Stable stable = new Stable();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Integer> order = new CopyOnWriteArrayList<>();

    @AfterEach
    void letGo() {
        held.countDown();
        stable.close();
    }

    private void firstHeld() throws InterruptedException {
        if (calls.getAndIncrement() == 0) {
            held.await();
        }
    }

    private Seen bring(RunningHandler handler, int number) {
        var seen = new Seen(order);
        Stable.bring(handler, stable.message("a", number), seen);
        return seen;
    }

    private Thread bringBeside(RunningHandler handler, int number) {
        var thread = new Thread(() -> bring(handler, number), "bringing");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void awaitOrder(int from, int to) {
        var wanted = IntStream.range(from, to).boxed().toList();
        await().until(() -> order.size() == wanted.size());
        assertThat(order).isEqualTo(wanted);
    }

    @Test
    void aQuickOneRunsOnTheThreadThatBringsAndNowhereElseWhenNothingWaits() {
        var threads = new CopyOnWriteArrayList<Thread>();
        var handler = stable.running(Stable.quick(), m -> threads.add(Thread.currentThread()));

        bring(handler, 0);
        bring(handler, 1);

        assertThat(threads).containsOnly(Thread.currentThread());
        awaitOrder(0, 2);
    }

    @Test
    void whatIsNotBroughtNeverRunsOnItsPostersThread() {
        var threads = new CopyOnWriteArrayList<Thread>();
        var handler = stable.running(Stable.quick(), m -> threads.add(Thread.currentThread()));

        Stable.post(handler, stable.message("a", 0), new Seen(order));

        awaitOrder(0, 1);
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void whatComesWhileAQuickCallRunsWaitsForItAndNotTheThreadThatBringsIt() {
        var handler = stable.running(Stable.quick(), m -> firstHeld());
        bringBeside(handler, 0);
        await().until(() -> calls.get() == 1);

        bring(handler, 1);
        bring(handler, 2);

        assertThat(order).isEmpty();
        held.countDown();
        awaitOrder(0, 3);
    }

    @Test
    void statelessCallsOverlap() {
        var handler = stable.running(Stable.quick().withoutState(), m -> firstHeld());
        bringBeside(handler, 0);
        await().until(() -> calls.get() == 1);

        bring(handler, 1);

        assertThat(order).containsExactly(1);
    }

    @Test
    void aNewObjectTakesOverBetweenTwoCallsAndInOrder() throws Exception {
        var handler = stable.running(Stable.slow(), m -> firstHeld());
        IntStream.range(0, 5).forEach(n -> bring(handler, n));
        await().until(() -> calls.get() == 1);
        var reload = new Thread(() -> exchange(handler, Stable.object(Stable.quick(), m -> {})));
        reload.start();
        await().until(() -> reload.getState() == Thread.State.TIMED_WAITING);

        bring(handler, 5);
        held.countDown();
        reload.join();
        bring(handler, 6);

        awaitOrder(0, 7);
    }

    private void exchange(RunningHandler handler, HandlerObject... next) {
        handler.exchange(
                List.of(next).stream().findFirst(), () -> Stable.object(Stable.quick(), m -> {}));
    }

    @Test
    void withoutAnObjectEverythingWaitsAndIsHandledFirst() {
        var handler =
                new RunningHandler(
                        "code",
                        Optional.empty(),
                        stable.services,
                        () -> Stable.object(Stable.quick(), m -> {}));
        IntStream.range(0, 5).forEach(n -> bring(handler, n));
        assertThat(order).isEmpty();

        exchange(handler, Stable.object(Stable.quick(), m -> {}));
        bring(handler, 5);

        awaitOrder(0, 6);
    }

    @Test
    void whatWaitsForAnAbsentOneThatIsRemovedFails() {
        var handler = stable.running(Stable.quick(), m -> {});
        exchange(handler);
        var seen = bring(handler, 0);

        handler.remove();
        var late = bring(handler, 1);

        assertThat(List.of(seen, late))
                .allSatisfy(
                        one -> {
                            assertThat(one.failures)
                                    .containsExactly(
                                            "handler code, function f: it was removed while this"
                                                    + " waited");
                            assertThat(one.ended).hasValue(1);
                        });
    }

    @Test
    void aStuckCallIsGivenUpAndWhatWaitsGoesOnWithAnotherObjectOnTheLane() {
        var threads = new CopyOnWriteArrayList<Thread>();
        var handler =
                stable.running(
                        Stable.quick(),
                        m -> {
                            threads.add(Thread.currentThread());
                            firstHeld();
                        });
        bringBeside(handler, 0);
        await().until(() -> calls.get() == 1);
        bring(handler, 1);

        stable.time.advance(Duration.ofSeconds(11));
        await().until(() -> order.equals(List.of(1)));
        bring(handler, 2);

        await().until(() -> order.equals(List.of(1, 2)));
        await().until(() -> stable.restarted.contains("bringing"));
        assertThat(threads).doesNotContain(Thread.currentThread());
        held.countDown();
        await().until(() -> order.equals(List.of(1, 2, 0)));
        bring(handler, 3);
        await().until(() -> order.equals(List.of(1, 2, 0, 3)));
    }

    @Test
    void aThreadThatHangsInTheNextHandlerHoldsNoMailbox() {
        var second = stable.running(Stable.quick(), m -> firstHeld());
        var first = stable.running(Stable.quick(), m -> {});
        var passing =
                new Thread(
                        () ->
                                Stable.bring(
                                        first,
                                        stable.message("a", 0),
                                        new Passing(new Seen(order), () -> bring(second, 0))),
                        "passing");
        passing.setDaemon(true);
        passing.start();
        await().until(() -> calls.get() == 1);
        bring(first, 1);
        assertThat(order).isEmpty();

        first.release(passing);

        await().until(() -> order.equals(List.of(1)));
    }

    @Test
    void timersWaitTheirTurnAndThoseOfAReplacedObjectAreForgotten() {
        var ticks = new CopyOnWriteArrayList<String>();
        var timers = new CopyOnWriteArrayList<Executor>();
        var object = Stable.object(Stable.slow(), m -> firstHeld(), timers::add);
        timers.get(0).execute(() -> ticks.add("before it had its place"));
        var handler =
                new RunningHandler("code", Optional.of(object), stable.services, () -> object);
        await().until(() -> ticks.size() == 1);
        bring(handler, 0);
        await().until(() -> calls.get() == 1);

        timers.get(0).execute(() -> ticks.add("after the call"));
        assertThat(ticks).hasSize(1);
        held.countDown();
        await().until(() -> ticks.size() == 2);
        exchange(handler);
        timers.get(0).execute(() -> ticks.add("too late"));

        exchange(handler, Stable.object(Stable.slow(), m -> {}));
        bring(handler, 1);
        awaitOrder(0, 2);
        assertThat(ticks).hasSize(2);
    }

    @Test
    void whatACallPostsIsPostedWhenItHasReturned() {
        var said = new CopyOnWriteArrayList<String>();
        var handler =
                stable.running(
                        Stable.quick(),
                        m -> {
                            stable.postedLater.post(any -> said.add("posted"));
                            said.add("returns");
                        });

        bring(handler, 0);

        assertThat(said).containsExactly("returns", "posted");
    }

    /** Does something more with what is done. */
    private record Passing(Seen seen, Runnable next) implements HandledMessages {

        @Override
        public void done(List<Message> inputs, List<Draft> drafts) {
            next.run();
            seen.done(inputs, drafts);
        }

        @Override
        public void failed(Message input, String reason) {
            seen.failed(input, reason);
        }

        @Override
        public void end() {
            seen.end();
        }
    }
}
