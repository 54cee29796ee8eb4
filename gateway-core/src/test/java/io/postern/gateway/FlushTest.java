package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.handler.HandlerContext;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.message.Envelope;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a handler kept, such as the messages of a window, is sent before it ends. */
@Timeout(180)
class FlushTest {

    private static final HandlerUse WINDOW = new HandlerUse("window", "inline");

    private final Rig rig = new Rig();

    @BeforeEach
    void makeAWindow() {
        rig.with(CodeHandler.making("window", FlushTest::counting));
        rig.run(plans().handler("window").receive("soil", "soil", "in", WINDOW));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        rig.hand("out").answersAtOnce = true;
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "count", "out");
    }

    private static CodeHandler.Code counting(HandlerContext context) {
        var kept = new AtomicInteger();
        context.atEnd(
                () -> context.post(Draft.of("count", JsonObject.EMPTY.with("kept", kept.get()))));
        return batch -> {
            kept.incrementAndGet();
            return List.of();
        };
    }

    private void bring(int count) {
        for (int n = 0; n < count; n++) {
            rig.hand("in").arrive("{\"n\":" + n + "}");
        }
    }

    @Test
    void withTheGateway() {
        bring(3);

        rig.close();

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"kept\":3}");
    }

    @Test
    void whenItsFileIsGone() {
        bring(2);

        rig.run(plans());

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"kept\":2}");
    }

    @Test
    void whenAnotherTakesItsPlace() {
        bring(1);

        rig.with(CodeHandler.making("window", FlushTest::counting));
        rig.run(plans().handler("window").receive("soil", "soil", "in", WINDOW));
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"kept\":1}");
        bring(5);
        rig.close();

        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"kept\":1}", "to_out {\"kept\":5}");
    }

    @Test
    void oneThatDoesNotReturnHoldsTheEndUpForABoundOnly() {
        var never = new CountDownLatch(1);
        makeStuck(never);

        rig.close();

        assertThat(rig.running.isTaking()).isFalse();
        never.countDown();
    }

    @Test
    void oneThatDoesNotReturnHoldsAReloadUpForABoundOnly() {
        var never = new CountDownLatch(1);
        makeStuck(never);

        rig.run(plans());

        bring(1);
        assertThat(rig.running.isTaking()).isTrue();
        never.countDown();
    }

    private void makeStuck(CountDownLatch never) {
        rig.with(
                CodeHandler.making(
                        "stuck",
                        context -> {
                            context.atEnd(() -> awaitOf(never));
                            return batch -> List.of();
                        }));
        rig.run(
                plans().handler("stuck")
                        .receive("soil", "soil", "in", new HandlerUse("stuck", "inline")));
    }

    @Test
    void whatTheOldOneSendsAtItsEndMayGoThroughTheNewOne() {
        rig.with(CodeHandler.making("window", FlushTest::toItself));
        rig.run(throughItself());

        rig.with(CodeHandler.making("window", FlushTest::toItself));
        rig.run(throughItself());

        await().until(() -> rig.hand("out").texts().contains("to_out {\"kept\":1}"));
    }

    private static Plans throughItself() {
        return new Plans().carrier("out").handler("window").send("to_out", "count", "out", WINDOW);
    }

    private static CodeHandler.Code toItself(HandlerContext context) {
        context.atEnd(() -> context.post(Draft.of("count", JsonObject.EMPTY.with("kept", 1))));
        return batch -> batch.messages().stream().map(Envelope::draft).toList();
    }

    private static void awaitOf(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
