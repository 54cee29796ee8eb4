package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.config.plan.AddressPlan.HandlerUse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages on their way over links while these close and others open. */
class CarrierReloadTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

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

    @Test
    void aChangedCarrierSendsNothingAgainThatWasSettledWhileItClosed() {
        run(oneWay());
        await().until(() -> rig.links.contains("out up"));
        arrive(0);
        rig.hand("out").answersWhenClosed = true;

        rig.run(oneWay().carrier("out", Map.of("port", 2)));
        arrive(1);

        await().until(() -> !rig.hand("out").sent.isEmpty());
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}");
        assertThat(rig.hand("in").acknowledged()).containsExactly("{\"n\":0}");
    }

    @Test
    void aCarrierThatWasMadeAnewStaysUpWhenItsStuckOneEnds() {
        var calls = new AtomicInteger();
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            if (calls.getAndIncrement() == 0) {
                                held.await();
                            }
                            return batch.each(m -> m.draft());
                        }));
        run(handled(INLINE).send("back", "soil", "in"));
        var stuck = new Thread(() -> arrive(0));
        stuck.setDaemon(true);
        stuck.start();
        await().until(() -> calls.get() == 1);
        var before = rig.hand("in");
        before.heldClosed = held;
        rig.links.clear();

        rig.time.advance(Duration.ofSeconds(11));
        await().until(() -> rig.hand("in") != before && rig.links.contains("in up"));
        held.countDown();
        await().until(() -> rig.hands.log.contains("closed in"));
        arrive(1);

        await().until(() -> rig.hand("in").texts().contains("back {\"n\":1}"));
    }
}
