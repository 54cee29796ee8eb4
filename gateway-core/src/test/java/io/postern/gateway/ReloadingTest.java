package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.TaskPlan;
import io.postern.gateway.object.ApplyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A new configuration takes the old one's place, and touches only what changed. */
class ReloadingTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

    private final Rig rig = new Rig();

    private static Plans oneWay() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .receive("soil", "soil", "in")
                .send("to_out", "soil", "out");
    }

    private void awaitUp() {
        await().until(() -> rig.links.contains("in up") && rig.links.contains("out up"));
    }

    @Test
    void whatDidNotChangeIsNotTouched() {
        rig.run(oneWay());
        awaitUp();
        rig.hand("in").arrive("{\"n\":0}");
        var in = rig.hand("in");
        rig.hands.log.clear();

        rig.run(oneWay().carrier("more").send("to_more", "soil", "more"));

        await().until(() -> rig.links.contains("more up"));
        assertThat(rig.hands.log).containsExactly("made more", "opened more");
        rig.hand("out").deliver(0);
        assertThat(in.acknowledged()).hasSize(1);
    }

    @Test
    void anAddedAddressGetsWhatComesFromThenOn() {
        rig.run(oneWay());
        awaitUp();

        rig.run(oneWay().send("twin", "soil", "out"));
        rig.hand("in").arrive("{\"n\":0}");

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"n\":0}", "twin {\"n\":0}");
    }

    @Test
    void aChangedCarrierIsStoppedThenStartedAndKeepsWhatWaits() {
        rig.run(oneWay());
        awaitUp();
        rig.hand("in").arrive("{\"n\":0}");
        rig.hands.log.clear();

        rig.run(oneWay().carrier("out", Map.of("port", 2)));

        await().until(() -> rig.hand("out").sent.size() == 1);
        assertThat(rig.hands.log).containsSubsequence("made out", "closed out", "opened out");
        rig.hand("out").deliver(0);
        assertThat(rig.hand("in").acknowledged()).containsExactly("{\"n\":0}");
    }

    @Test
    void aRemovedAddressBuriesWhatWaitedForIt() {
        rig.run(oneWay());
        awaitUp();
        rig.hand("out").window = 0;
        rig.hand("in").arrive("{\"n\":0}");

        rig.run(new Plans().carrier("in").carrier("out").receive("soil", "soil", "in"));

        assertThat(rig.dead()).containsExactly("to_out: its address was removed while it waited");
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void anAddressThatMovesToAnotherCarrierTakesWhatWaitsAlong() {
        rig.run(oneWay());
        awaitUp();
        rig.hand("in").arrive("{\"n\":0}");

        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .carrier("other")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "other"));
        rig.hand("in").arrive("{\"n\":1}");

        await().until(() -> rig.hand("other").sent.size() == 2);
        assertThat(rig.hand("other").texts())
                .containsExactly("to_out {\"n\":0}", "to_out {\"n\":1}");
    }

    @Test
    void whatIsPostedForACarrierThatWaitsForItsPluginIsSentWhenItComes() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out"));
        await().until(() -> rig.links.contains("in up"));
        rig.hand("in").arrive("{\"n\":0}");
        assertThat(rig.hand("in").acknowledged()).isEmpty();

        rig.run(oneWay());

        await().until(() -> rig.hand("out").sent.size() == 1);
        rig.hand("out").deliver(0);
        assertThat(rig.hand("in").acknowledged()).hasSize(1);
    }

    @Test
    void anObjectThatRunsAndCannotBeMadeAnewRunsOnAsDoesEverythingElse() {
        rig.with(CodeHandler.of("code", b -> b.each(m -> m.draft())));
        rig.run(oneWay().handler("code"));
        awaitUp();
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            throw new IllegalStateException("the table is missing");
                        }));
        rig.hands.log.clear();
        var next = oneWay().carrier("more").handler("code").build();

        assertThatThrownBy(() -> rig.running.apply(next, rig.catalog()))
                .isInstanceOf(ApplyException.class)
                .hasMessage(
                        "configs/handlers/code.json: handler code cannot be made: the table is missing");

        assertThat(rig.hands.log).isEmpty();
        rig.hand("in").arrive("{\"n\":0}");
        // a link says that it is up a moment before something goes over it
        await().until(() -> rig.hand("out").sent.size() == 1);
    }

    @Test
    void aHandlerOfAReplacedPluginIsExchangedBetweenTwoMessages() {
        var plans = oneWay().handler("code").receive("soil", "soil", "in", INLINE);
        rig.with(CodeHandler.of("code", b -> b.each(m -> m.with(m.content().with("v", 1)))));
        rig.run(plans);
        awaitUp();
        rig.hand("in").arrive("{}");

        rig.with(CodeHandler.of("code", b -> b.each(m -> m.with(m.content().with("v", 2)))));
        rig.hands.log.clear();
        rig.run(plans);
        rig.hand("in").arrive("{}");

        assertThat(rig.hand("out").texts()).containsExactly("to_out {\"v\":1}", "to_out {\"v\":2}");
        assertThat(rig.hands.log).isEmpty();
    }

    @Test
    void aHandlerThatEatsMemoryWhenMadeFailsAloneAndTheOldOneRunsOn() {
        var plans = oneWay().handler("code").receive("soil", "soil", "in", INLINE);
        rig.with(CodeHandler.of("code", b -> b.each(m -> m.draft())));
        rig.run(plans);
        awaitUp();
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            throw new OutOfMemoryError("Java heap space");
                        }));

        assertThatThrownBy(() -> rig.running.apply(plans.build(), rig.catalog()))
                .hasMessageEndingWith(
                        "handler code cannot be made: OutOfMemoryError: Java heap space");

        rig.hand("in").arrive("{\"n\":0}");
        assertThat(rig.hand("out").sent).hasSize(1);
    }

    @Test
    void numericAddressesFollowTheClockAndStopWithTheirFile() {
        var every = Trigger.every(Duration.ofSeconds(10));
        rig.run(new Plans().carrier("in").receive("soil", "soil", "in", every));
        await().until(() -> rig.links.contains("in up"));
        await().until(() -> rig.hand("in").asked.size() == 1);

        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("in").asked.size() == 2);
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("in").asked.size() == 3);
        rig.run(new Plans().carrier("in"));

        // those of the two watchdogs and of the open link are left
        assertThat(rig.time.timers()).isEqualTo(3);
    }

    @Test
    void aNumericSenderSendsTheNewestOfEachIdThatItHasNotSentYet() {
        var every = Trigger.every(Duration.ofSeconds(10));
        rig.run(oneWay().send("to_out", "soil", "out", every).message("soil", 2));
        awaitUp();
        rig.hand("out").answersAtOnce = true;
        for (var id : new String[] {"a", "b", "a", "c"}) {
            rig.hand("in").arrive("{\"id\":\"" + id + "\"}");
        }
        assertThat(rig.hand("in").acknowledged()).hasSize(4);

        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("out").sent.size() == 2);
        rig.time.advance(Duration.ofSeconds(10));

        assertThat(rig.hand("out").texts())
                .containsExactly("to_out {\"id\":\"a\"}", "to_out {\"id\":\"c\"}");
        assertThat(rig.running.counters("to_out").dropped())
                .containsOnly(Map.entry("superseded", 1L), Map.entry("evicted", 1L));
    }

    @Test
    void aNumericSenderFollowsItsAddressToAnotherType() {
        var every = Trigger.every(Duration.ofSeconds(10));
        var receiving = new Plans().carrier("in").carrier("out").receive("air", "air", "in");
        rig.run(oneWay().send("to_out", "soil", "out", every));
        awaitUp();
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arrive("{\"n\":0}");
        rig.hand("in").arrive("{\"n\":1}");
        rig.time.advance(Duration.ofSeconds(10));
        await().until(() -> rig.hand("out").sent.size() == 1);

        rig.run(receiving.send("to_out", "air", "out", every));
        await().until(() -> rig.hand("in").listensTo("air"));
        rig.hand("in").arrive("{\"n\":2}");
        rig.time.advance(Duration.ofSeconds(10));

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts()).last().isEqualTo("to_out {\"n\":2}");
    }

    @Test
    void addressesThatWorkAsNeededWaitUntilTheyAreAsked() {
        rig.run(
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .receive("soil", "soil", "in", Trigger.AS_NEEDED)
                        .send("to_out", "soil", "out", Trigger.AS_NEEDED));
        awaitUp();
        rig.hand("in").arrive("{\"n\":0}");
        assertThat(rig.hand("out").sent).isEmpty();

        rig.running.trigger("soil");
        rig.running.trigger("to_out");

        await().until(() -> rig.hand("out").sent.size() == 1);
        await().until(() -> rig.hand("in").asked.contains("soil"));
        assertThatThrownBy(() -> rig.running.trigger("nobody"))
                .hasMessage("no active address is named \"nobody\"");
    }

    @Test
    void tasksRunByTheClockAndMayTriggerAddressesOrBorrowFunctions() {
        var runs = new AtomicInteger();
        var every = Trigger.every(Duration.ofSeconds(5));
        rig.with(
                new CodeTask(
                        "poll",
                        (call, context) -> {
                            runs.incrementAndGet();
                            context.trigger("soil");
                        }));
        rig.run(
                new Plans()
                        .carrier("in")
                        .receive("soil", "soil", "in", Trigger.AS_NEEDED)
                        .task(CodeTask.plan("poll", every, Optional.empty()))
                        .task(
                                new TaskPlan(
                                        "bell",
                                        new TaskPlan.Source.OfCarrier("in"),
                                        "ring",
                                        Values.NONE,
                                        every,
                                        Optional.empty(),
                                        false)));
        await().until(() -> rig.links.contains("in up"));

        rig.time.advance(Duration.ofSeconds(5));

        await().until(() -> runs.get() == 1);
        await().until(() -> rig.hand("in").asked.containsAll(List.of("soil", "ring")));
    }

    @Test
    void theEndWaitsForWhatIsOnItsWay() throws Exception {
        rig.run(oneWay());
        awaitUp();
        rig.hand("in").arrive("{\"n\":0}");
        var end = new Thread(rig::close);
        end.start();
        await().until(() -> !rig.running.isTaking());

        rig.hand("in").arrive("{\"n\":1}");
        rig.hand("out").deliver(0);
        end.join();

        assertThat(rig.hand("in").acknowledged()).containsExactly("{\"n\":0}");
        assertThat(rig.hands.log).contains("closed in", "closed out");
    }
}
