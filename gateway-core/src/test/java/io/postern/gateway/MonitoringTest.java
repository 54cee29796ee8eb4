package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Trigger;
import io.postern.api.context.StateStore;
import io.postern.api.testing.VirtualTime;
import io.postern.message.TimeText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monitored carriers in the real gateway; the losses are those of a carrier worked by hand. */
class MonitoringTest {

    private static final Map<String, Object> MONITORED = Map.of("monitor_connection", true);

    private final Map<String, StateStore> stores = new ConcurrentHashMap<>();
    private Rig rig = new Rig(new VirtualTime(), stores);

    @AfterEach
    void end() {
        rig.close();
    }

    private static Plans plans(Trigger sending) {
        return new Plans()
                .carrier("cloud", MONITORED)
                .carrier("barn", MONITORED)
                .carrier("out")
                .send("status", "connection_status", "out", sending);
    }

    private void run(Plans plans) {
        rig.run(plans);
        await().until(() -> rig.links.containsAll(List.of("cloud up", "barn up", "out up")));
        settle();
        rig.hand("out").answersAtOnce = true;
    }

    /** Time goes by until all is noted: each step also lets the monitors' own thread catch up. */
    private void settle() {
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return isKept("cloud") && isKept("barn");
                        });
    }

    private boolean isKept(String carrier) {
        return Optional.ofNullable(stores.get("connection " + carrier))
                .flatMap(store -> store.get("connection"))
                .isPresent();
    }

    private String kept(String carrier) {
        return stores.get("connection " + carrier).get("connection").orElseThrow().toString();
    }

    private void lose(String carrier) {
        rig.hand(carrier).refusesToOpen = true;
        int before = rig.links.size();
        rig.hand(carrier).lose("the cable is out; plug it in");
        await().until(
                        () ->
                                rig.links
                                        .subList(before, rig.links.size())
                                        .contains(carrier + " down"));
        // each advance also gives the monitors' own thread the time to see the loss
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return kept(carrier).contains("disconnect");
                        });
    }

    @Test
    void aSendAddressSendsThemLikeAnyOtherMessage() {
        run(plans(Trigger.ON_MESSAGE));

        lose("cloud");

        await().until(() -> rig.hand("out").sent.size() == 1);
        assertThat(rig.hand("out").texts().get(0))
                .startsWith("status {\"id\":\"hand\",\"carrier\":\"cloud\",\"time\":\"2024-")
                .endsWith(
                        "\"connection_status\":\"disconnect\",\"reason\":\"the cable is out; plug it in\"}");
    }

    @Test
    void aSamplingSenderKeepsOneForEachCarrierThoughTheirIdsAreTheSame() {
        run(plans(Trigger.AS_NEEDED));
        lose("cloud");
        lose("barn");

        rig.running.trigger("status");

        await().until(() -> rig.hand("out").sent.size() == 2);
        assertThat(rig.hand("out").texts().get(0)).contains("\"carrier\":\"cloud\"");
        assertThat(rig.hand("out").texts().get(1)).contains("\"carrier\":\"barn\"");
    }

    @Test
    void thePauseOfTheGatewayIsToldAfterIt() {
        run(plans(Trigger.ON_MESSAGE));
        var end = TimeText.of(rig.time.now());
        rig.close();
        var sentBefore = rig.hand("out").sent.size();
        rig.time.advance(Duration.ofMinutes(10));

        rig = new Rig(new VirtualTime(rig.time.now()), stores);
        rig.run(plans(Trigger.ON_MESSAGE));
        await().until(() -> rig.links.containsAll(List.of("cloud up", "barn up", "out up")));
        rig.hand("out").answersAtOnce = true;

        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return rig.hand("out").sent.size() == 4;
                        });
        assertThat(sentBefore).isZero();
        assertThat(rig.hand("out").texts())
                .filteredOn(text -> text.contains("\"cloud\""))
                .satisfiesExactly(
                        loss ->
                                assertThat(loss)
                                        .contains(
                                                "\"time\":\"" + end + "\"",
                                                "\"disconnect\"",
                                                "\"the gateway was not running\""),
                        back -> assertThat(back).contains("\"reconnect\""));
    }

    @Test
    void aRemovedCarrierIsForgotten() {
        run(plans(Trigger.ON_MESSAGE));

        rig.run(new Plans().carrier("out").carrier("barn", MONITORED));

        await().until(() -> stores.get("connection cloud").keys().isEmpty());
        assertThat(stores.get("connection barn").keys()).containsExactly("connection");
    }

    @Test
    void aCarrierThatIsNotMonitoredAnyMoreIsForgottenAndOneThatChangesIsNot() {
        run(plans(Trigger.ON_MESSAGE));
        var before = kept("barn");

        rig.run(
                plans(Trigger.ON_MESSAGE)
                        .carrier("cloud")
                        .carrier("barn", Map.of("monitor_connection", true, "port", 2)));

        await().until(() -> stores.get("connection cloud").keys().isEmpty());
        assertThat(kept("barn")).isEqualTo(before);
    }
}
