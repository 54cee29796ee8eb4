package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Carriers that fail with errors that are no exceptions. */
class CarrierErrorTest {

    private final Rig rig = new Rig();

    private void run() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out"));
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
        rig.hand("out").answersAtOnce = true;
    }

    private void arriveTwice() {
        rig.hand("in").arrive("{\"n\":0}");
        rig.hand("in").arrive("{\"n\":1}");
    }

    @Test
    void oneThatFailsToWriteCostsThatMessageOnly() {
        run();
        rig.hand("out").failsAt = "writing";

        arriveTwice();

        assertThat(rig.dead())
                .containsExactly(
                        "to_out: the carrier failed: java.lang.AssertionError: writing cannot fail");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}");
        assertThat(rig.hand("in").acknowledged()).hasSize(2);
    }

    @Test
    void oneThatFailsToSendCostsThatMessageOnly() {
        run();
        rig.hand("out").failsAt = "sending";

        arriveTwice();

        assertThat(rig.dead())
                .containsExactly(
                        "to_out: the carrier failed: java.lang.AssertionError: sending cannot fail");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}");
        assertThat(rig.hand("in").acknowledged()).hasSize(2);
    }

    @Test
    void oneThatFailsToOpenIsOpenedAgain() {
        run();
        rig.links.clear();
        rig.hand("out").failsAt = "opening";
        rig.hand("out").lose("the cable is out");
        await().until(() -> rig.links.contains("out down"));

        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return rig.links.contains("out up");
                        });
    }
}
