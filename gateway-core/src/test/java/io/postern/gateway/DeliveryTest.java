package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.link.Outcome;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The promise, as far as memory carries it: acknowledged only when safe everywhere. */
class DeliveryTest {

    private final Rig rig = new Rig();

    private HandCarrier.Hand in() {
        return rig.hand("in");
    }

    private void runTwoDestinations() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("fast")
                        .carrier("slow")
                        .receive("soil", "soil", "in")
                        .send("to_fast", "soil", "fast")
                        .send("to_slow", "soil", "slow"));
        awaitUp("in", "fast", "slow");
    }

    private void runOne() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out"));
        awaitUp("in", "out");
    }

    private void awaitUp(String... carriers) {
        for (var carrier : carriers) {
            await().until(() -> rig.links.contains(carrier + " up"));
        }
    }

    @Test
    void acknowledgesOnlyWhenTheLastDestinationHasIt() {
        runTwoDestinations();

        in().arrive("{\"a\":1}");
        rig.hand("fast").deliver(0);

        assertThat(in().acknowledged()).isEmpty();
        rig.hand("slow").deliver(0);
        assertThat(in().acknowledged()).containsExactly("{\"a\":1}");
    }

    @Test
    void aSlowDestinationDoesNotHoldBackAFastOne() {
        runTwoDestinations();

        for (int i = 0; i < 50; i++) {
            in().arrive("{\"n\":" + i + "}");
            rig.hand("fast").deliver(i);
        }

        assertThat(rig.hand("fast").sent).hasSize(50);
        assertThat(in().acknowledged()).isEmpty();
    }

    @Test
    void whileOneDestinationIsAwayTheOtherGoesOnAndEverythingIsDeliveredOnceItIsBack() {
        runTwoDestinations();
        rig.hand("slow").lose("cable cut");
        await().until(() -> rig.links.contains("slow down"));

        for (int i = 0; i < 20; i++) {
            in().arrive("{\"n\":" + i + "}");
            rig.hand("fast").deliver(i);
        }
        assertThat(rig.hand("slow").sent).isEmpty();
        assertThat(in().acknowledged()).isEmpty();
        awaitSentAgain("slow", 20);
        for (int i = 0; i < 20; i++) {
            rig.hand("slow").deliver(i);
        }

        assertThat(rig.hand("slow").texts())
                .isEqualTo(IntStream.range(0, 20).mapToObj(DeliveryTest::toSlow).toList());
        assertThat(in().acknowledged())
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> "{\"n\":" + i + "}").toList());
    }

    private static String toSlow(int i) {
        return "to_slow {\"n\":" + i + "}";
    }

    @Test
    void sendsNoMoreAtOnceThanTheWindow() {
        runOne();
        rig.hand("out").window = 2;

        for (int i = 0; i < 5; i++) {
            in().arrive("{\"n\":" + i + "}");
        }

        assertThat(rig.hand("out").sent).hasSize(2);
        rig.hand("out").deliver(0);
        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"n\":0}", "to_out {\"n\":1}", "to_out {\"n\":2}");
    }

    @Test
    void sendsAgainInOrderWhatALostLinkHadNotConfirmed() {
        runOne();
        for (int i = 0; i < 4; i++) {
            in().arrive("{\"n\":" + i + "}");
        }
        rig.hand("out").deliver(1);
        rig.hand("out").sent.clear();

        rig.hand("out").lose("cable cut");
        await().until(() -> rig.links.contains("out down"));
        in().arrive("{\"n\":4}");
        assertThat(rig.hand("out").sent).isEmpty();
        awaitSentAgain("out", 4);

        assertThat(rig.hand("out").texts())
                .containsExactly(
                        "to_out {\"n\":0}",
                        "to_out {\"n\":2}",
                        "to_out {\"n\":3}",
                        "to_out {\"n\":4}");
    }

    @Test
    void anAnswerToALostLinkMeansNothing() {
        runOne();
        in().arrive("{\"n\":0}");
        var stale = rig.hand("out").sent.get(0).receipt();
        rig.hand("out").lose("cable cut");
        await().until(() -> rig.links.contains("out down"));

        stale.settle(Outcome.DELIVERED);

        assertThat(in().acknowledged()).isEmpty();
    }

    @Test
    void onlyTheFirstAnswerCounts() {
        runOne();
        rig.hand("out").window = 1;
        in().arrive("{\"n\":0}");
        in().arrive("{\"n\":1}");
        in().arrive("{\"n\":2}");

        rig.hand("out").deliver(0);
        rig.hand("out").deliver(0);

        assertThat(in().acknowledged()).containsExactly("{\"n\":0}");
        assertThat(rig.hand("out").sent).hasSize(2);
    }

    @Test
    void aLineThatIsToldLaterWaitsAndKeepsItsOrder() {
        runOne();
        rig.hand("out").window = 1;
        in().arrive("{\"n\":0}");
        in().arrive("{\"n\":1}");

        rig.hand("out").sent.get(0).receipt().settle(new Outcome.Later("quota exceeded"));
        assertThat(rig.hand("out").sent).hasSize(1);
        rig.time.advance(Duration.ofSeconds(1));

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":0}", "to_out {\"n\":0}");
    }

    @Test
    void aRefusedMessageIsBuriedAndTheLineGoesOn() {
        runOne();
        in().arrive("{\"n\":0}");
        in().arrive("{\"n\":1}");

        rig.hand("out").sent.get(0).receipt().settle(new Outcome.Refused("not authorised"));
        rig.hand("out").deliver(1);

        assertThat(rig.dead()).containsExactly("to_out: not authorised");
        assertThat(in().acknowledged()).containsExactly("{\"n\":0}", "{\"n\":1}");
    }

    @Test
    void aMessageThatMakesTheOtherEndCloseIsBuriedAndTheLineGoesOn() {
        runOne();
        in().arrive("{\"poison\":1}");
        in().arrive("{\"n\":1}");

        for (int close = 1; close <= 6; close++) {
            rig.hand("out").sent.clear();
            rig.hand("out").closeFromAfar("the connection was closed");
            awaitDown(close);
            awaitSentAgain("out", 1);
        }
        rig.hand("out").deliver(0);

        assertThat(rig.dead())
                .containsExactly(
                        "to_out: the other end closed the connection 5 times while only this"
                                + " message was on its way");
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":1}");
        assertThat(in().acknowledged()).containsExactly("{\"poison\":1}", "{\"n\":1}");
    }

    @Test
    void aLinkThatIsLostAgainAndAgainCostsNoMessage() {
        runOne();
        in().arrive("{\"n\":0}");

        for (int loss = 1; loss <= 8; loss++) {
            rig.hand("out").sent.clear();
            rig.hand("out").lose("timed out");
            awaitDown(loss);
            awaitSentAgain("out", 1);
        }

        assertThat(rig.dead()).isEmpty();
        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":0}");
    }

    @Test
    void aLinkThatAnswersNothingIsClosedAndOpenedAgain() {
        runOne();
        for (int i = 0; i < 3; i++) {
            in().arrive("{\"n\":" + i + "}");
        }

        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return rig.links.contains("out closing");
                        });
        awaitSentAgain("out", 6);
        for (int i = 3; i < 6; i++) {
            rig.hand("out").deliver(i);
        }

        await().until(() -> in().acknowledged().size() == 3);
        assertThat(rig.dead()).isEmpty();
    }

    /** Time goes on step by step: a jump would take the silence of the new link for too long. */
    private void awaitSentAgain(String carrier, int count) {
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return rig.hand(carrier).sent.size() == count;
                        });
    }

    private void awaitDown(int times) {
        await().until(
                        () ->
                                rig.links.stream().filter("out down"::equals).count() == times
                                        && rig.time.timers() == 4);
    }

    @Test
    void aMessageThatCanNeverBeSentIsBuried() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in")
                        .sendTo("bad", "soil", "out", "a/#")
                        .sendTo("missing", "soil", "out", "a/$content.id"));
        awaitUp("in", "out");

        in().arrive("{\"a\":1}");

        assertThat(rig.dead())
                .containsExactlyInAnyOrder(
                        "bad: \"#\" cannot be sent to", "missing: the message has no $content.id");
        assertThat(in().acknowledged()).hasSize(1);
    }

    @Test
    void aMessageThatNobodyWantsIsAcknowledged() {
        rig.run(new Plans().carrier("in").receive("soil", "soil", "in"));
        awaitUp("in");

        in().arrive("{\"a\":1}");

        assertThat(in().acknowledged()).hasSize(1);
        assertThat(rig.running.counters("soil").dropped()).containsEntry("unclaimed", 1L);
    }

    @Test
    void bytesThatNobodyLooksIntoGoOutAsTheyCame() {
        runOne();

        in().arrive("{ \"a\" : 1.500 }");

        assertThat(rig.hand("out").texts()).containsExactly("to_out { \"a\" : 1.500 }");
    }
}
