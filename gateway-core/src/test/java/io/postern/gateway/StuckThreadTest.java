package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.time.SteadyStamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread that several carriers share, and a handler that does not give it back. */
@Timeout(180)
class StuckThreadTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    @AfterEach
    void letGo() {
        held.countDown();
        rig.close();
    }

    @Test
    void everyCarrierThatRunsOnItIsMadeAnew() {
        run();
        var stuck = stick();
        var before = hands();
        rig.hand("sharing").runsOn = Optional.of(stuck);

        rig.time.advance(Duration.ofSeconds(11));

        await().until(() -> rig.hand("in") != before.get(0));
        await().until(() -> rig.hand("sharing") != before.get(1));
        assertThat(rig.hand("apart")).isSameAs(before.get(2));
    }

    @Test
    void aCarrierThatBreaksOverTheQuestionIsLeftAlone() {
        run();
        stick();
        var before = hands();
        rig.hand("apart").failsAt = "telling where it runs";

        rig.time.advance(Duration.ofSeconds(11));

        await().until(() -> rig.hand("in") != before.get(0));
        assertThat(rig.hand("apart")).isSameAs(before.get(2));
        assertThat(rig.hand("apart").failsAt).isEmpty();
    }

    @Test
    void aCarrierThatDoesNotComeBackFromSendingHoldsUpNoOtherDestination() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("blocking")
                        .carrier("well")
                        .receive("soil", "soil", "in")
                        .send("a_blocking", "soil", "blocking")
                        .send("b_well", "soil", "well"));
        await().until(() -> rig.links.containsAll(List.of("in up", "blocking up", "well up")));
        rig.hand("blocking").heldSending = held;
        rig.hand("blocking").answersAtOnce = true;
        rig.hand("well").answersAtOnce = true;
        var stuck = new Thread(() -> rig.hand("in").arrive("{\"n\":0}"));
        stuck.setDaemon(true);
        stuck.start();
        var before = rig.hand("in");
        before.runsOn = Optional.of(stuck);
        await().until(() -> stuck.getState() == Thread.State.WAITING);
        var since = rig.time.now();

        rig.time.advance(Duration.ofSeconds(12));
        await().until(() -> rig.hand("in") != before && rig.hand("in").listensTo("soil"));
        rig.hand("blocking").answersAtOnce = true;
        rig.hand("in").arrive("{\"n\":0}");

        assertThat(rig.hand("well").texts()).containsExactly("b_well {\"n\":0}");
        assertThat(rig.running.stuck("blocking").map(SteadyStamp::stamp))
                .contains(since.plusSeconds(2));
        assertThat(rig.running.stuck("well")).isEmpty();

        held.countDown();
        await().until(() -> stuck.getState() == Thread.State.TERMINATED);
        await().until(() -> rig.poster.openChains().open() == 0);
        rig.time.advance(Duration.ofSeconds(2));

        assertThat(rig.running.stuck("blocking")).isEmpty();
    }

    private void run() {
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            if (calls.getAndIncrement() == 0) {
                                held.await();
                            }
                            return batch.each(m -> m.draft());
                        }));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("sharing")
                        .carrier("apart")
                        .handler("code")
                        .receive("soil", "soil", "in", INLINE));
        await().until(() -> rig.links.containsAll(List.of("in up", "sharing up", "apart up")));
    }

    private Thread stick() {
        var stuck = new Thread(() -> rig.hand("in").arrive("{\"n\":0}"));
        stuck.setDaemon(true);
        stuck.start();
        await().until(() -> calls.get() == 1);
        return stuck;
    }

    private List<HandCarrier.Hand> hands() {
        return List.of(rig.hand("in"), rig.hand("sharing"), rig.hand("apart"));
    }
}
