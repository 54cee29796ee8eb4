package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Carriers that end what they left at the other end, and those that must not. */
class LeavingTest {

    private final Rig rig = new Rig();
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        held.countDown();
        rig.close();
    }

    private static Plans holding(String name, String what) {
        return new Plans().carrier(name, Map.of("holds", what));
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("a up"));
    }

    @Test
    void aRemovedCarrierLeavesWhenItsLinksAreClosed() {
        run(holding("a", "farm"));

        rig.run(new Plans());

        // the hand is carrier and link at once, and closed as both
        assertThat(rig.hands.log)
                .containsExactly("made a", "opened a", "closed a", "closed a", "left a");
    }

    @Test
    void oneThatHoldsNothingLeavesToo() {
        run(new Plans().carrier("a"));

        rig.run(new Plans());

        assertThat(rig.hands.log).contains("left a");
    }

    @Test
    void aCarrierThatHoldsSomethingElseNowLeavesWhatItHeld() {
        run(holding("a", "farm"));

        rig.run(holding("a", "field"));

        assertThat(rig.hands.log).contains("left a");
    }

    @Test
    void aCarrierThatGoesOnWithTheSameDoesNotLeave() {
        run(holding("a", "farm"));

        rig.run(new Plans().carrier("a", Map.of("holds", "farm", "port", 2)));

        assertThat(rig.hands.log).contains("closed a").doesNotContain("left a");
    }

    @Test
    void aRenamedCarrierGoesOnWithWhatItHeld() {
        run(holding("a", "farm"));

        rig.run(holding("b", "farm"));

        assertThat(rig.hands.log).contains("closed a").doesNotContain("left a");
    }

    @Test
    void theEndOfTheGatewayIsNoFarewell() {
        run(holding("a", "farm"));

        rig.close();

        assertThat(rig.hands.log).contains("closed a").doesNotContain("left a");
    }

    @Test
    void aFarewellThatFailsCostsNothing() {
        run(holding("a", "farm"));
        rig.hand("a").leaving =
                () -> {
                    throw new AssertionError("nobody answers");
                };

        rig.run(new Plans().carrier("b"));

        await().until(() -> rig.links.contains("b up"));
        assertThat(rig.hands.log).doesNotContain("left a");
    }

    @Test
    void aFarewellThatHangsHoldsNothingUpForLong() {
        run(holding("a", "farm"));
        rig.hand("a").leaving =
                () -> {
                    try {
                        held.await();
                    } catch (InterruptedException e) {
                        rig.hands.log.add("gave up");
                    }
                };

        rig.run(new Plans().carrier("b"));

        assertThat(rig.running.configuration().carriers()).containsOnlyKeys("b");
        await().until(() -> rig.hands.log.contains("gave up"));
    }
}
