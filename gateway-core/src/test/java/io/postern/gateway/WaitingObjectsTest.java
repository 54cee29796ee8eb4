package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.config.keys.Folder;
import io.postern.config.plan.AddressPlan.HandlerUse;
import io.postern.testing.HeardLog;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Objects whose {@code create} throws: they wait and are tried again, everything else runs. */
class WaitingObjectsTest {

    private static final HandlerUse INLINE = new HandlerUse("code", "inline");

    private final Rig rig = new Rig();
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger tries = new AtomicInteger();
    private final HeardLog log = new HeardLog("io.postern.gateway.WaitingObjects");

    @AfterEach
    void end() {
        log.close();
    }

    private void offerHandler() {
        rig.with(
                CodeHandler.making(
                        "code",
                        context -> {
                            tries.incrementAndGet();
                            if (away.get()) {
                                throw away();
                            }
                            return b -> b.each(m -> m.with(m.content().with("ok", 1)));
                        }));
    }

    private static IllegalStateException away() {
        var away = new IllegalStateException("the licence server is away");
        away.setStackTrace(
                new StackTraceElement[] {
                    new StackTraceElement("java.net.Socket", "connect", "Socket.java", 633),
                    new StackTraceElement("com.example.Soil", "create", "Soil.java", 12),
                    new StackTraceElement(
                            "io.postern.gateway.object.PluginObjects", "made", "Maker.java", 1),
                });
        return away;
    }

    private static Plans plans() {
        return new Plans()
                .carrier("in")
                .carrier("out")
                .handler("code")
                .receive("soil", "soil", "in", INLINE)
                .receive("air", "air", "in")
                .send("soil_out", "soil", "out")
                .send("air_out", "air", "out");
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.contains("in up"));
    }

    private void awaitInTime(Callable<Boolean> what) {
        await().pollInterval(Duration.ofMillis(5))
                .until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(1));
                            return what.call();
                        });
    }

    @Test
    void aHandlerWaitsWithItsMessagesWhileEverythingElseRuns() {
        offerHandler();
        run(plans());
        await().until(() -> rig.links.contains("out up"));
        rig.hand("out").answersAtOnce = true;
        rig.hand("in").arrive("{\"n\":0}");

        assertThat(rig.hand("out").texts()).containsExactly("air_out {\"n\":0}");
        assertThat(rig.running.unmade().lines())
                .containsExactly(
                        "configs/handlers/code.json: waiting: handler code cannot be made: the"
                                + " licence server is away; tried once, and again within a minute");

        away.set(false);
        awaitInTime(() -> rig.hand("out").texts().contains("soil_out {\"n\":0,\"ok\":1}"));

        assertThat(rig.running.unmade().lines()).isEmpty();
    }

    @Test
    void isSaidOnceWithItsFileAndThePluginsLinesAndAgainWhenItGoesOn() {
        offerHandler();
        run(plans());
        awaitInTime(() -> tries.get() >= 3);

        assertThat(log.lines()).hasSize(1);
        assertThat(log.lines().get(0))
                .isEqualTo(
                        "configs/handlers/code.json: handler code cannot be made: the licence"
                                + " server is away; it waits, and is tried again within a minute\n"
                                + "at com.example.Soil.create(Soil.java:12)");

        away.set(false);
        awaitInTime(() -> log.lines().size() == 2);
        assertThat(log.lines().get(1)).isEqualTo("handler code is made, and goes on");
    }

    @Test
    void aCarrierWaitsWithWhatIsToBeSentOverIt() {
        away.set(false);
        offerHandler();
        rig.hands.unmakeable.add("out");
        run(plans());
        rig.hand("in").arrive("{\"n\":0}");

        assertThat(rig.running.unmade().of(Folder.CARRIERS, "out"))
                .contains("cannot be made: the stick is not in");

        rig.hands.unmakeable.clear();
        awaitInTime(() -> rig.links.contains("out up"));
        await().until(() -> rig.hand("out").sent.size() == 2);
    }

    @Test
    void aCarrierThatReceivesListensOnceItIsMade() {
        away.set(false);
        offerHandler();
        rig.hands.unmakeable.add("in");
        rig.run(plans());

        rig.hands.unmakeable.clear();
        awaitInTime(() -> rig.links.contains("in up"));

        await().until(() -> rig.hand("in").listensTo("soil"));
    }

    @Test
    void aTaskWaitsAndRunsOnceItIsMade() {
        var runs = new AtomicInteger();
        rig.with(
                new CodeTask("pump", (call, context) -> runs.incrementAndGet(), () -> !away.get()));
        rig.run(
                new Plans()
                        .task(
                                CodeTask.plan(
                                        "pump",
                                        Trigger.every(Duration.ofSeconds(10)),
                                        Optional.empty())));

        assertThat(rig.running.unmade().lines())
                .containsExactly(
                        "configs/tasks/pump.json: waiting: task pump cannot be made: the licence"
                                + " server is away; tried once, and again within a minute");
        away.set(false);
        awaitInTime(() -> runs.get() > 0);
    }

    @Test
    void whatLeavesTheConfigurationIsNotTriedAgain() {
        offerHandler();
        run(plans());

        rig.run(new Plans().carrier("in").receive("air", "air", "in"));
        int before = tries.get();
        rig.time.advance(Duration.ofMinutes(5));

        assertThat(rig.running.unmade().lines()).isEmpty();
        assertThat(tries.get()).isEqualTo(before);
    }
}
