package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.Batch;
import io.postern.api.message.Draft;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages on their way through handlers while these are replaced or fail. */
class HandlerReloadTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");
    private static final HandlerUse LANE = new HandlerUse("code", "lane");

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void letStuckCallsGo() {
        held.countDown();
    }

    private static Plans oneWay() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out");
    }

    private static Plans handled(HandlerUse use) {
        return oneWay().handler("code").receive("soil", "soil", "in", use);
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up"));
    }

    private void arrive(int number) {
        rig.hand("in").arrive("{\"n\":" + number + "}");
    }

    private void awaitAcknowledged(int count) {
        await().until(() -> rig.hand("in").acknowledged().size() == count);
    }

    @Test
    void whatWaitsForAHandlerThatIsRemovedIsBuriedAndAcknowledged() {
        var calls = new AtomicInteger();
        rig.with(
                CodeHandler.slow(
                        "code",
                        batch -> {
                            calls.incrementAndGet();
                            held.await();
                            return batch.each(m -> m.draft());
                        }));
        run(handled(LANE));
        arrive(0);
        arrive(1);
        await().until(() -> calls.get() == 1);

        rig.run(oneWay());

        awaitAcknowledged(2);
        assertThat(rig.dead())
                .contains("soil: handler code, function lane: it was removed while this waited");
    }

    @Test
    void whatAHandlerHoldsAtTheEndStaysUnacknowledged() {
        var calls = new AtomicInteger();
        rig.with(
                CodeHandler.slow(
                        "code",
                        batch -> {
                            calls.incrementAndGet();
                            held.await();
                            return batch.each(m -> m.draft());
                        }));
        run(handled(LANE));
        arrive(0);
        arrive(1);
        await().until(() -> calls.get() == 1);
        var in = rig.hand("in");

        var end = new Thread(rig::close);
        end.start();
        await().until(() -> !rig.running.isTaking());
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(11));
                            return !end.isAlive();
                        });

        assertThat(in.acknowledged()).isEmpty();
    }

    @Test
    void aNewHandlerTakesOverWhatWaitsForAStuckOne() {
        var calls = new AtomicInteger();
        rig.with(
                CodeHandler.slow(
                        "code",
                        batch -> {
                            calls.incrementAndGet();
                            while (held.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return batch.each(m -> m.draft());
                        }));
        run(handled(LANE));
        for (int number = 0; number < 10; number++) {
            arrive(number);
        }
        await().until(() -> calls.get() == 1);

        rig.with(CodeHandler.slow("code", batch -> batch.each(m -> m.draft())));
        rig.run(handled(LANE));
        arrive(10);

        await().until(() -> rig.hand("out").sent.size() == 10);
        assertThat(rig.hand("out").texts()).startsWith("to_out {\"n\":1}", "to_out {\"n\":2}");
        assertThat(rig.hand("out").texts()).endsWith("to_out {\"n\":9}", "to_out {\"n\":10}");
    }

    @Test
    @Timeout(180)
    void aHandlerThatNeverClosesHoldsNoReloadUp() {
        rig.with(CodeHandler.of("code", new Hanging()));
        run(handled(INLINE));

        rig.with(CodeHandler.of("code", batch -> batch.each(m -> m.draft())));
        rig.run(handled(INLINE));
        arrive(1);

        await().until(() -> rig.hand("out").texts().equals(List.of("to_out {\"n\":1}")));
    }

    private final class Hanging implements CodeHandler.Code {

        @Override
        public List<Draft> handle(Batch batch) {
            return List.of();
        }

        @Override
        public void close() {
            try {
                held.await();
            } catch (InterruptedException givenUp) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aHandlersErrorCostsThatMessageOnly() {
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            throw new AssertionError("never happens");
                        }));
        run(handled(INLINE));

        arrive(0);

        awaitAcknowledged(1);
        assertThat(rig.dead())
                .containsExactly(
                        "soil: handler code, function inline: AssertionError: never happens");
    }
}
