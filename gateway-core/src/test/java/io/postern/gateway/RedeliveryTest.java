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

/** A sender sends again what is on its way already. */
class RedeliveryTest {

    private static final String PAYLOAD = "{\"n\":1}";

    private final Rig rig = new Rig();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letStuckCallsGo() {
        never.countDown();
    }

    private static Plans oneWay() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out");
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
    }

    private HandCarrier.Hand in() {
        return rig.hand("in");
    }

    private HandCarrier.Hand out() {
        return rig.hand("out");
    }

    private Map<String, Long> dropped(String address) {
        return rig.running.counters(address).dropped();
    }

    @Test
    void aCopyOfAMessageOnItsWayIsSentOnceAndBothAreAcknowledged() {
        run(oneWay());

        in().arriveAs("u", PAYLOAD, "first");
        in().arriveAs("u", PAYLOAD, "copy");
        in().arriveAs("v", PAYLOAD, "other");
        assertThat(out().sent).hasSize(2);
        assertThat(in().acknowledged()).isEmpty();
        out().deliver(0);

        assertThat(in().acknowledged()).containsExactly("first", "copy");
        assertThat(dropped("soil")).containsExactly(Map.entry("joined", 1L));
        assertThat(rig.running.counters("soil").in.sum()).isEqualTo(3);
    }

    @Test
    void aCopyOfAMessageThatIsSafeIsAMessageOfItsOwn() {
        run(oneWay());
        out().answersAtOnce = true;

        in().arriveAs("u", PAYLOAD, "first");
        in().arriveAs("u", PAYLOAD, "later");

        assertThat(out().sent).hasSize(2);
        assertThat(in().acknowledged()).containsExactly("first", "later");
        assertThat(rig.poster.openChains().copies().size()).isZero();
    }

    @Test
    void contentMakesCopiesWhereTheAddressSaysSo() {
        run(oneWay().uidFromContent("soil"));

        in().arrive(PAYLOAD);
        in().arrive(PAYLOAD);
        in().arrive("{\"n\":2}");
        out().deliver(0);
        out().deliver(1);

        assertThat(out().texts()).containsExactly("to_out {\"n\":1}", "to_out {\"n\":2}");
        assertThat(in().acknowledged()).containsExactly(PAYLOAD, PAYLOAD, "{\"n\":2}");
    }

    @Test
    void withoutAUidNothingJoins() {
        run(oneWay());

        in().arrive(PAYLOAD);
        in().arrive(PAYLOAD);

        assertThat(out().sent).hasSize(2);
        assertThat(rig.poster.openChains().copies().size()).isZero();
    }

    @Test
    void ofSeveralAddressesOnlyThoseJoinThatKnowTheMessage() {
        run(
                oneWay().receive("raw", "raw", "in")
                        .send("raw_out", "raw", "out")
                        .uidFromContent("raw"));

        in().arrive(PAYLOAD);
        in().arrive(PAYLOAD);
        assertThat(out().texts())
                .containsExactlyInAnyOrder(
                        "to_out {\"n\":1}", "raw_out {\"n\":1}", "to_out {\"n\":1}");
        out().deliver(0);
        out().deliver(1);
        assertThat(in().acknowledged()).hasSize(1);
        out().deliver(2);

        assertThat(in().acknowledged()).hasSize(2);
        assertThat(dropped("raw")).containsExactly(Map.entry("joined", 1L));
        assertThat(dropped("soil")).isEmpty();
    }

    @Test
    void whatASenderRepeatsToTheNextCarrierOfTheNameJoinsToo() {
        run(oneWay());
        in().arriveAs("u", PAYLOAD, "first");

        rig.run(oneWay().carrier("in", Map.of("port", 2)));
        await().until(() -> in().listensTo("soil"));
        in().arriveAs("u", PAYLOAD, "copy");
        out().deliver(0);

        assertThat(out().sent).hasSize(1);
        assertThat(in().acknowledged()).containsExactly("copy");
    }

    @Test
    void whatIsStuckInAHandlerIsHandledWhenItComesAgain() {
        var calls = new AtomicInteger();
        rig.with(
                CodeHandler.of(
                        "code",
                        batch -> {
                            if (calls.getAndIncrement() == 0) {
                                never.await();
                            }
                            return batch.each(m -> m.draft());
                        }));
        run(
                oneWay().handler("code")
                        .receive("soil", "soil", "in", new HandlerUse("code", "inline")));
        var stuck = new Thread(() -> in().arriveAs("u", PAYLOAD, "stuck"));
        stuck.setDaemon(true);
        stuck.start();
        await().until(() -> calls.get() == 1);
        var before = in();

        rig.time.advance(Duration.ofSeconds(11));
        await().until(() -> in() != before && in().listensTo("soil"));
        in().arriveAs("u", PAYLOAD, "again");

        await().until(() -> out().sent.size() == 1);
        out().deliver(0);
        assertThat(in().acknowledged()).containsExactly("again");
    }

    @Test
    void whatComesBackWithOurOwnUidJoinsNothing() {
        run(oneWay());
        in().arrive(PAYLOAD);
        var own = rig.running.counters("to_out").last().orElseThrow().uid();

        in().arriveAs(own, PAYLOAD, "looped");

        assertThat(in().acknowledged()).containsExactly("looped");
        assertThat(dropped("soil")).containsExactly(Map.entry("looped", 1L));
    }
}
