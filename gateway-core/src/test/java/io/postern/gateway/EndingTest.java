package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.gateway.object.UnsentMessages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Carriers, handlers and tasks that are slow to end do not wait for one another. */
class EndingTest {

    private static final int MANY = 10;

    private final Rig rig = new Rig();
    private final List<String> together = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        held.countDown();
    }

    /** Opens only when all close at once; an interrupt tells that they had to be given up. */
    private final class Meeting extends CountDownLatch {

        Meeting() {
            super(MANY);
        }

        @Override
        public void await() throws InterruptedException {
            countDown();
            super.await();
            together.add("closed");
        }
    }

    private static Plans many(Object version) {
        var plans = new Plans();
        IntStream.range(0, MANY).forEach(n -> plans.carrier("c" + n, Map.of("version", version)));
        return plans;
    }

    private void runMany(CountDownLatch closing) {
        rig.run(many(1));
        await().until(
                        () ->
                                rig.links.stream().filter(said -> said.endsWith(" up")).count()
                                        == MANY);
        IntStream.range(0, MANY).forEach(n -> rig.hand("c" + n).heldClosed = closing);
    }

    @Test
    void aReloadClosesManyCarriersSideBySide() {
        runMany(new Meeting());

        rig.run(many(2));

        assertThat(together).hasSizeGreaterThanOrEqualTo(MANY);
    }

    @Test
    void theEndOfTheGatewayClosesManyCarriersSideBySide() {
        runMany(new Meeting());

        rig.close();

        assertThat(together).hasSizeGreaterThanOrEqualTo(MANY);
    }

    @Test
    @Timeout(180)
    void carriersThatNeverCloseHoldTheEndUpOnce() {
        runMany(held);

        rig.close();

        assertThat(rig.running.isTaking()).isFalse();
    }

    @Test
    void knowsThatNothingIsLeftUnsent() {
        rig.run(new Plans().carrier("in").receive("soil", "soil", "in"));

        rig.close();

        assertThat(rig.running.unsent()).isEqualTo(UnsentMessages.NONE);
    }

    @Test
    @Timeout(180)
    void knowsWhatIsLeftUnsent() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out")
                        .send("hourly", "soil", "out", Trigger.every(Duration.ofHours(1))));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        rig.hand("in").arrive("{\"id\":\"a\"}");
        rig.hand("in").arrive("{\"id\":\"b\"}");
        rig.hand("in").arrive("{\"id\":\"c\"}");
        rig.hand("out").deliver(0);

        var ending = CompletableFuture.runAsync(rig::close);
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(10));
                            return ending.isDone();
                        });

        assertThat(rig.running.unsent())
                .isEqualTo(
                        new UnsentMessages(
                                2,
                                new TreeMap<>(Map.of("to_out", 2L)),
                                new TreeMap<>(Map.of("hourly", 3L))));
    }

    @Test
    @Timeout(180)
    void tasksThatNeverReturnHoldTheEndUpOnce() {
        var plans = new Plans();
        var begun = new CountDownLatch(MANY);
        for (int n = 0; n < MANY; n++) {
            var name = "t" + n;
            rig.with(
                    new CodeTask(
                            name,
                            (call, context) -> {
                                begun.countDown();
                                awaitHeld();
                            }));
            plans.task(CodeTask.plan(name, Trigger.ALWAYS, Optional.empty()));
        }
        rig.run(plans);
        await().until(() -> begun.getCount() == 0);

        rig.close();

        assertThat(rig.running.isTaking()).isFalse();
    }

    @Test
    @Timeout(180)
    void handlersThatNeverCloseHoldTheEndUpOnce() {
        var plans = new Plans();
        for (int n = 0; n < MANY; n++) {
            rig.with(CodeHandler.of("h" + n, new Hanging()));
            plans.handler("h" + n);
        }
        rig.run(plans);

        rig.close();

        assertThat(together).hasSize(MANY);
    }

    /** Does nothing, and never ends unless it is interrupted. */
    private final class Hanging implements CodeHandler.Code {

        @Override
        public List<Draft> handle(Batch batch) {
            return List.of();
        }

        @Override
        public void close() {
            together.add("closing");
            try {
                held.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitHeld() {
        boolean open = false;
        while (!open) {
            try {
                held.await();
                open = true;
            } catch (InterruptedException deaf) {
                open = held.getCount() == 0;
            }
        }
    }
}
