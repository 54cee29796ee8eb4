package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link learns of new receive addresses later than the rest: what it brings until then. */
class RenamedAddressTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);
    private CompletableFuture<Void> reload = CompletableFuture.completedFuture(null);

    @BeforeEach
    void handle() {
        rig.with(CodeHandler.of("code", batch -> batch.each(m -> m.draft())));
    }

    @AfterEach
    void end() {
        held.countDown();
        reload.join();
    }

    private static Plans plans() {
        return new Plans().carrier("in").carrier("out").send("to_out", "soil", "out");
    }

    private HandCarrier.Hand in() {
        return rig.hand("in");
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
    }

    /** Begins a reload that the link does not follow until it may. */
    private void begin(Plans plans) {
        var configuration = plans.build();
        in().heldListening = held;
        reload = CompletableFuture.runAsync(() -> rig.run(configuration));
        await().until(() -> rig.running.configuration() == configuration);
    }

    private void letFollow() {
        held.countDown();
        reload.join();
    }

    @Test
    void whatComesForTheOldNameIsSent() {
        run(plans().receive("old", "soil", "in"));

        begin(plans().receive("new", "soil", "in"));
        in().arrive("{\"n\":1}");

        assertThat(in().acknowledged()).isEmpty();
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}");
        rig.hand("out").deliver(0);
        assertThat(in().acknowledged()).containsExactly("{\"n\":1}");
    }

    @Test
    void whatComesForTheOldNameMeetsItsHandlerThatIsGone() {
        run(plans().handler("code").receive("old", "soil", "in", INLINE));

        begin(plans().receive("new", "soil", "in"));
        in().arrive("{\"n\":1}");
        letFollow();
        in().arrive("{\"n\":2}");

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}", "to_out {\"n\":2}");
        assertThat(rig.running.counters("old").handled.sum()).isEqualTo(1);
        assertThat(rig.dead()).isEmpty();
    }

    @Test
    void whatComesForANameThatMeansSomethingElseByNowIsWhatItWas() {
        var both = plans().send("air", "air", "out").receive("one", "soil", "in");
        run(both);

        begin(both.receive("one", "air", "in"));
        in().arrive("{\"n\":1}");
        letFollow();
        in().arrive("{\"n\":2}");

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}", "air {\"n\":2}");
    }

    @Test
    void whatComesAsATypeThatNobodyWantsAnyMoreIsSent() {
        run(plans().receive("one", "soil", "in"));

        begin(plans().receive("one", "earth", "in").send("to_out", "earth", "out"));
        in().arrive("{\"n\":1}");

        assertThat(in().acknowledged()).isEmpty();
        letFollow();
        in().arrive("{\"n\":2}");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}", "to_out {\"n\":2}");
    }

    @Test
    void severalChangesAreFollowedLate() {
        run(plans().receive("a", "soil", "in"));
        begin(plans().receive("b", "soil", "in"));
        var first = reload;
        var configuration = plans().receive("c", "soil", "in").build();
        reload = first.thenRunAsync(() -> rig.run(configuration));

        in().arrive("{\"n\":1}");
        await().until(() -> rig.running.configuration() == configuration);
        in().arrive("{\"n\":2}");
        letFollow();
        in().arrive("{\"n\":3}");

        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"n\":1}", "to_out {\"n\":2}", "to_out {\"n\":3}");
    }

    @Test
    void whatIsForNoAddressAtAllIsCounted() {
        run(plans().receive("soil", "soil", "in"));
        var nobody = new ReceiveAddress("nobody", "soil", Trigger.ALWAYS, Values.NONE);

        in().arriveFor(nobody, "{\"n\":1}");

        assertThat(in().acknowledged()).containsExactly("{\"n\":1}");
        assertThat(rig.running.counters("carrier in").dropped())
                .containsExactly(entry("unclaimed", 1L));
    }
}
