package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders that send by the clock. */
class SamplingTest {

    private static final Trigger EVERY = Trigger.every(Duration.ofSeconds(10));

    private final Rig rig = new Rig();

    @AfterEach
    void close() {
        rig.close();
    }

    private Plans sending(String type) {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("from_in", type, "in")
                .send("to_out", type, "out", EVERY);
    }

    @Test
    void aSenderWhoseHandlerIsBusyPicksUpNothingNewer() {
        var calls = new AtomicInteger();
        var held = new CountDownLatch(1);
        rig.with(
                CodeHandler.slow(
                        "code",
                        batch -> {
                            calls.incrementAndGet();
                            held.await();
                            return batch.each(m -> m.draft());
                        }));
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("code")
                        .receive("from_in", "soil", "in")
                        .send("to_out", "soil", "out", EVERY, new HandlerUse("code", "lane")));
        await().until(() -> rig.links.contains("out up") && rig.links.contains("in up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arrive("{\"id\":\"a\",\"n\":1}");
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> calls.get() == 1);
        for (int n = 2; n < 10; n++) {
            rig.hand("in").arrive("{\"id\":\"a\",\"n\":" + n + "}");
            rig.time.advance(Duration.ofSeconds(10));
        }
        held.countDown();
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(10));
                            return rig.hand("out").sent.size() == 2;
                        });

        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"a\",\"n\":1}", "to_out {\"id\":\"a\",\"n\":9}");
    }

    @Test
    void aSenderWhoseTypeChangedPicksUpTheNewType() {
        rig.run(sending("soil"));
        await().until(() -> rig.links.contains("out up") && rig.links.contains("in up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arrive("{\"id\":\"a\"}");
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("out").sent.size() == 1);

        rig.run(sending("air"));
        rig.hand("in").arrive("{\"id\":\"b\"}");
        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"a\"}", "to_out {\"id\":\"b\"}");
    }

    private void runWithSensorsThatAreNamedBy(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("out up") && rig.links.contains("in up"));
        rig.hand("out").answersAtOnce = true;
        for (int n = 1; n <= 5; n++) {
            rig.hand("in").arriveFrom("soil/s" + n, "{\"mac\":\"m" + n + "\"}");
        }
        rig.time.advance(Duration.ofSeconds(10));
    }

    @Test
    void sensorsWithoutAnIdAreOneAndThatIsCounted() {
        runWithSensorsThatAreNamedBy(sending("soil"));

        await().until(() -> rig.hand("out").sent.size() == 1);
        assertThat(rig.running.counters("to_out").dropped()).containsOnly(Map.entry("no_id", 4L));
    }

    @Test
    void anAddressTellsSensorsApartByAFieldOfItsOwn() {
        runWithSensorsThatAreNamedBy(sending("soil").idFromField("from_in", "mac"));

        await().until(() -> rig.hand("out").sent.size() == 5);
    }

    @Test
    void anAddressTellsSensorsApartByALevelOfTheTopic() {
        runWithSensorsThatAreNamedBy(sending("soil").idFromLevel("from_in", -1));

        await().until(() -> rig.hand("out").sent.size() == 5);
        assertThat(rig.running.counters("from_in").last().orElseThrow().id()).isEqualTo("s5");
    }
}
