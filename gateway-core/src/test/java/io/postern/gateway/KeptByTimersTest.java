package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.handler.HandlerContext;
import io.postern.api.handler.Kept;
import io.postern.api.json.JsonObject;
import io.postern.api.message.Draft;
import io.postern.api.setting.Values;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.config.plan.TaskPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a handler keeps, and sends by itself, by a task, after another one, or at the other end. */
class KeptByTimersTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir private Path folder;

    private WindowRig window;

    @AfterEach
    void end() {
        window.close();
    }

    private void run(Plans plans, WindowRig.Making making) {
        window = new WindowRig(folder, plans, making);
    }

    private void awaitMinute() {
        window.time.advance(MINUTE);
        await().until(() -> !window.out().sent.isEmpty());
    }

    /** Sends what it has each minute. */
    private static CodeHandler.Code minutes(HandlerContext context, Kept kept) {
        context.time()
                .every(
                        MINUTE,
                        () -> {
                            if (!kept.all().isEmpty()) {
                                context.post(WindowRig.together(kept));
                            }
                        });
        return KeptByTimersTest.keeping(kept);
    }

    private static CodeHandler.Code keeping(Kept kept) {
        return batch -> {
            batch.messages().forEach(message -> kept.add(message.content()));
            return List.of();
        };
    }

    @Test
    void whatATimerRemovesIsThereUntilWhatItPostedIsSafe() {
        run(WindowRig.blocking(), KeptByTimersTest::minutes);
        window.arrive(1, 2);
        window.awaitAcknowledged(2);
        awaitMinute();
        assertThat(window.out().texts()).containsExactly("to_out {\"all\":[1,2]}");
        window.arriveLater(3);

        window.kill();
        assertThat(window.keptNow()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        awaitMinute();
        window.out().answersAtOnce = true;
        window.out().deliver(0);
        window.awaitNoFiles();

        assertThat(window.keptNow()).isEmpty();
    }

    @Test
    void aTimerThatThrowsRemovesNothing() {
        run(
                WindowRig.plans(),
                (context, kept) -> {
                    context.time()
                            .every(
                                    MINUTE,
                                    () -> {
                                        context.post(WindowRig.together(kept));
                                        throw new IllegalStateException("after all");
                                    });
                    return keeping(kept);
                });
        window.arrive(1);
        window.awaitAcknowledged(1);

        awaitMinute();

        assertThat(window.out().texts()).containsExactly("to_out {\"all\":[1]}");
        await().until(() -> window.keptNow().equals(List.of("{\"n\":1}")));
    }

    @Test
    void whatIsPostedOfItIsNotDroppedForWantOfMemory() {
        run(
                WindowRig.plans(),
                (context, kept) -> {
                    context.time()
                            .every(
                                    MINUTE,
                                    () -> {
                                        for (int n = 0; n < 6; n++) {
                                            context.post(large());
                                        }
                                        kept.all().forEach(one -> kept.remove(one.number()));
                                    });
                    return keeping(kept);
                });
        window.out().answersAtOnce = true;

        window.time.advance(MINUTE);
        await().until(() -> overrun() == 3);
        window.arrive(1);
        window.awaitAcknowledged(1);
        window.time.advance(MINUTE);

        await().until(() -> window.out().sent.size() == 9);
        assertThat(overrun()).isEqualTo(3);
    }

    @Test
    void norWhatAMessageMadeOfItWhoseSenderCannotWait() {
        run(
                WindowRig.plans(),
                (context, kept) ->
                        batch -> {
                            if (kept.all().isEmpty()) {
                                return keeping(kept).handle(batch);
                            }
                            kept.remove(kept.all().get(0).number());
                            return List.of(large(), large(), large(), large(), large(), large());
                        });
        window.arrive(1);
        window.awaitAcknowledged(1);
        window.out().window = 1;

        window.in().arriveAt("soil", WindowRig.text(2));
        window.out().answersAtOnce = true;
        window.out().deliver(0);

        await().until(() -> window.out().sent.size() == 6);
        assertThat(window.rig.running.counters("to_out").dropped()).isEmpty();
    }

    private static Draft large() {
        return Draft.of("soil", JsonObject.EMPTY.with("large", "x".repeat(2_500_000)));
    }

    private long overrun() {
        return window.rig.running.counters("handler window").dropped().getOrDefault("overrun", 0L);
    }

    @Test
    void theSameForAFunctionThatATaskCalls() {
        var plans =
                WindowRig.blocking()
                        .task(
                                new TaskPlan(
                                        "close",
                                        new TaskPlan.Source.OfHandler("window"),
                                        "inline",
                                        Values.NONE,
                                        Trigger.every(MINUTE),
                                        Optional.empty(),
                                        false));
        run(
                plans,
                (context, kept) ->
                        batch ->
                                batch.messages().isEmpty() && !kept.all().isEmpty()
                                        ? List.of(WindowRig.together(kept))
                                        : keeping(kept).handle(batch));
        window.arrive(1, 2);
        window.awaitAcknowledged(2);
        awaitMinute();
        assertThat(window.out().texts()).containsExactly("to_out {\"all\":[1,2]}");
        window.arriveLater(3);

        window.kill();
        assertThat(window.keptNow()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        awaitMinute();
        window.out().answersAtOnce = true;
        window.out().deliver(0);
        window.awaitNoFiles();

        assertThat(window.keptNow()).isEmpty();
    }

    @Test
    void aTaskForAMessageHoldsThatUntilItIsOnDisk() {
        var plans =
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("window")
                        .receive("soil", "soil", "in")
                        .task(
                                new TaskPlan(
                                        "collect",
                                        new TaskPlan.Source.OfHandler("window"),
                                        "inline",
                                        Values.NONE,
                                        Trigger.ON_MESSAGE,
                                        Optional.of("soil"),
                                        false));
        run(plans, (context, kept) -> keeping(kept));

        window.arrive(1);
        await().until(() -> window.kept.all().size() == 1);
        assertThat(window.in().acknowledged()).isEmpty();
        window.awaitAcknowledged(1);
        window.kill();

        assertThat(window.keptNow()).containsExactly("{\"n\":1}");
    }

    @Test
    void theSameForTheHandlerOfASendAddress() {
        var plans =
                new Plans()
                        .carrier("in")
                        .carrier("out")
                        .handler("window")
                        .receive("soil", "soil", "in")
                        .send("to_out", "soil", "out", new HandlerUse("window", "inline"));
        run(plans, WindowRig::threes);
        window.arrive(1, 2);
        assertThat(window.in().acknowledged()).isEmpty();
        window.awaitAcknowledged(2);

        window.kill();
        window.out().answersAtOnce = true;
        window.arrive(3);

        window.awaitSent("to_out {\"all\":[1,2,3]}");
        window.awaitAcknowledged(1);
    }

    @Test
    void whoTakesItsPlaceFindsAlsoWhatCameMeanwhile() {
        run(WindowRig.plans(), WindowRig::threes);
        window.out().answersAtOnce = true;
        window.arrive(1);
        window.awaitAcknowledged(1);

        window.rig.with(
                window.handler(
                        (context, kept) -> {
                            // the one before it still runs
                            window.arrive(2);
                            return WindowRig.threes(context, kept);
                        }));
        window.rig.run(WindowRig.plans());
        window.arrive(3);

        window.awaitSent("to_out {\"all\":[1,2,3]}");
    }

    @Test
    void whoComesBackFindsWhatItLeft() throws Exception {
        run(WindowRig.plans(), WindowRig::threes);
        window.out().answersAtOnce = true;
        window.arrive(1, 2);
        window.awaitAcknowledged(2);

        window.rig.run(new Plans().carrier("in").carrier("out"));
        assertThat(window.rig.queues.all()).isEmpty();
        window.rig.run(WindowRig.plans());
        await().until(() -> window.in().listensTo("soil"));
        window.arrive(3);

        window.awaitSent("to_out {\"all\":[1,2,3]}");
    }

    @Test
    void withoutADiskItWorksInMemory() {
        run(WindowRig.plans(), WindowRig::threes);
        try (var rig = new Rig().with(window.handler(WindowRig::threes))) {
            rig.run(WindowRig.plans());
            await().until(() -> rig.links.containsAll(List.of("in up", "out up")));
            rig.hand("out").answersAtOnce = true;

            for (int n = 1; n <= 3; n++) {
                rig.hand("in").arrive(WindowRig.text(n));
            }

            assertThat(rig.hand("in").acknowledged()).hasSize(3);
            assertThat(rig.hand("out").texts()).containsExactly("to_out {\"all\":[1,2,3]}");
        }
    }
}
