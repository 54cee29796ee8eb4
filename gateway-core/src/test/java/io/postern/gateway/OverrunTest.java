package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Acknowledgement;
import io.postern.config.plan.AddressPlan.HandlerUse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits has room of its own: for each destination, or for who brought it and can wait. */
class OverrunTest {

    private static final String MEGABYTE = "x".repeat(1_000_000);

    private final Rig rig = new Rig();

    @BeforeEach
    void run() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("well")
                        .carrier("away")
                        .receive("soil", "soil", "in")
                        .send("to_well", "soil", "well")
                        .send("to_away", "soil", "away"));
        await().until(() -> rig.links.containsAll(List.of("in up", "well up", "away up")));
        rig.hand("well").answersAtOnce = true;
        rig.hand("away").window = 0;
    }

    private void arrive(int count) {
        IntStream.range(0, count)
                .forEach(n -> rig.hand("in").arrive(n + MEGABYTE, Acknowledgement.NONE));
    }

    @Test
    void whoCanWaitIsToldToAndLosesNothing() {
        arriveToBeAcknowledged(30);
        boolean before = rig.hand("in").isCrowded();

        arriveToBeAcknowledged(5);

        assertThat(before).isFalse();
        assertThat(rig.hand("in").isCrowded()).isTrue();
        assertThat(rig.hand("well").isCrowded()).isFalse();
        assertThat(queued("to_away")).isEqualTo(35);
        assertThat(dropped("to_away")).isZero();

        rig.run(new Plans().carrier("in").carrier("well").receive("soil", "soil", "in"));

        assertThat(rig.hand("in").isCrowded()).isFalse();
    }

    private void arriveToBeAcknowledged(int count) {
        IntStream.range(0, count).forEach(n -> rig.hand("in").arrive(n + MEGABYTE));
    }

    private long dropped(String name) {
        return rig.running.counters(name).dropped().getOrDefault("overrun", 0L);
    }

    private long queued(String name) {
        return rig.running.counters(name).queued.sum();
    }

    @Test
    void oneDestinationThatIsAwayTakesNothingFromTheOther() {
        arrive(30);

        assertThat(rig.hand("well").sent).hasSize(30);
        assertThat(rig.running.counters("soil").dropped()).isEmpty();
        assertThat(queued("to_away")).isBetween(7L, 8L);
        assertThat(dropped("to_away")).isEqualTo(30 - queued("to_away"));
        assertThat(rig.poster.openChains().open()).isEqualTo(queued("to_away"));
    }

    @Test
    void theOldestStayAndGoOutInOrderWhenItIsBack() {
        arrive(30);
        int kept = (int) queued("to_away");
        rig.hand("away").answersAtOnce = true;

        rig.hand("away").window = 100;
        rig.hand("away").lose("cut");

        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(30));
                            return queued("to_away") == 0;
                        });
        assertThat(rig.hand("away").texts().stream().map(text -> text.split("x")[0]).toList())
                .isEqualTo(IntStream.range(0, kept).mapToObj(n -> "to_away " + n).toList());
        assertThat(rig.shares.unwaited().used()).isZero();
    }

    @Test
    void whatHasASenderThatWaitsIsNeverDropped() {
        IntStream.range(0, 30).forEach(n -> rig.hand("in").arrive(n + MEGABYTE));

        assertThat(queued("to_away")).isEqualTo(30);
        assertThat(dropped("to_away")).isZero();
    }

    @Test
    void whatAHandlerMakesIsCountedWhereItWaits() {
        rig.with(
                        CodeHandler.of(
                                "many",
                                batch -> Collections.nCopies(20, batch.messages().get(0).draft())))
                .run(
                        new Plans()
                                .carrier("in")
                                .carrier("away")
                                .handler("many")
                                .receive("soil", "soil", "in", new HandlerUse("many", "inline"))
                                .send("to_away", "soil", "away"));

        arrive(1);

        assertThat(queued("to_away") + dropped("to_away")).isEqualTo(20);
        assertThat(queued("to_away")).isLessThan(9);
    }

    @Test
    void manyThatAreAwayFitTheHeapTogether() {
        var plans = new Plans().carrier("in").carrier("away").receive("soil", "soil", "in");
        IntStream.range(0, 30).forEach(n -> plans.send("to_" + n, "soil", "away"));
        rig.run(plans);

        arrive(20);

        assertThat(rig.shares.unwaited().used()).isBetween(40L << 20, 64L << 20);
        assertThat(IntStream.range(0, 30).mapToLong(n -> queued("to_" + n)))
                .allMatch(waiting -> waiting > 0);
    }

    @Test
    void anAddressWithoutTroubleDropsNothing() {
        rig.hand("away").answersAtOnce = true;
        rig.hand("away").window = 100;

        arrive(30);

        assertThat(Map.of("well", dropped("to_well"), "away", dropped("to_away")))
                .containsOnly(Map.entry("well", 0L), Map.entry("away", 0L));
    }
}
