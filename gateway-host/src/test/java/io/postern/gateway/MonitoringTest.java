package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.api.context.StateStore;
import io.postern.api.testing.FakeStateStore;
import io.postern.api.testing.VirtualTime;
import io.postern.api.text.TimeText;
import io.postern.monitor.Monitors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Monitored carriers in the real gateway; the losses are those of a carrier worked by hand. */
class MonitoringTest {

    private static final Map<String, Object> MONITORED = Map.of("monitor_connection", true);

    private final Map<String, StateStore> stores = new ConcurrentHashMap<>();
    private Optional<Monitors> monitors = Optional.empty();
    private Rig rig = rig(new VirtualTime());

    private Rig rig(VirtualTime time) {
        return new Rig(time, stores, (name, reason) -> {}, this::monitors);
    }

    private Monitors monitors(Rig of) {
        var made = Monitors.start(of.time, of.services, of.poster, of.counters, of::heard);
        monitors = Optional.of(made);
        return made;
    }

    @AfterEach
    void end() {
        monitors.orElseThrow().close();
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

    private void settle() {
        awaitInTime(() -> isKept("cloud") && isKept("barn"));
    }

    /** Each step of the clock also lets the monitors' own thread catch up. */
    private void awaitInTime(BooleanSupplier what) {
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return what.getAsBoolean();
                        });
    }

    private StateStore store(String carrier) {
        return stores.computeIfAbsent("connection " + carrier, name -> new FakeStateStore());
    }

    private boolean isKept(String carrier) {
        return store(carrier).get("connection").isPresent();
    }

    private String kept(String carrier) {
        return store(carrier).get("connection").orElseThrow().toString();
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
        awaitInTime(() -> kept(carrier).contains("disconnect"));
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
        end();
        var sentBefore = rig.hand("out").sent.size();
        rig.time.advance(Duration.ofMinutes(10));

        rig = rig(new VirtualTime(rig.time.now()));
        rig.run(plans(Trigger.ON_MESSAGE));
        await().until(() -> rig.links.containsAll(List.of("cloud up", "barn up", "out up")));
        rig.hand("out").answersAtOnce = true;

        awaitInTime(() -> rig.hand("out").sent.size() == 4);
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

        await().until(() -> store("cloud").keys().isEmpty());
        assertThat(store("barn").keys()).containsExactly("connection");
    }

    @Test
    void aCarrierThatIsNotMonitoredAnyMoreIsForgottenAndOneThatChangesIsNot() {
        run(plans(Trigger.ON_MESSAGE));
        var before = kept("barn");

        rig.run(
                plans(Trigger.ON_MESSAGE)
                        .carrier("cloud")
                        .carrier("barn", Map.of("monitor_connection", true, "port", 2)));

        await().until(() -> store("cloud").keys().isEmpty());
        assertThat(kept("barn")).isEqualTo(before);
    }

    @Test
    void aDevicesLossAndReturnAreToldWithItsPort() {
        rig.run(plans(Trigger.ON_MESSAGE));
        await().until(() -> rig.links.containsAll(List.of("cloud up", "barn up", "out up")));
        rig.hand("out").answersAtOnce = true;
        var board = rig.hand("cloud").plugboard();
        var device = new PluggedDevice("A", "/dev/ttyACM0");
        board.plug(device);
        awaitInTime(() -> store("cloud").get("peers").isPresent());

        board.unplug(device, "the port vanished");
        awaitInTime(() -> rig.hand("out").sent.size() >= 1);
        board.plug(new PluggedDevice("A", "/dev/ttyACM1"));
        awaitInTime(() -> rig.hand("out").sent.size() >= 2);

        assertThat(rig.hand("out").texts().get(0))
                .contains(
                        "\"carrier\":\"cloud\",\"port\":\"/dev/ttyACM0\",\"device\":\"A\"",
                        "\"disconnect\"",
                        "\"reason\":\"the port vanished\"");
        assertThat(rig.hand("out").texts().get(1))
                .contains("\"port\":\"/dev/ttyACM1\",\"device\":\"A\"", "\"reconnect\"");
    }
}
