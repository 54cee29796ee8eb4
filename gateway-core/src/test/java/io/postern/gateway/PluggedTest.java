package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.carrier.Trigger;
import io.postern.api.context.StateStore;
import io.postern.api.testing.VirtualTime;
import io.postern.ops.Status.LinkStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that come and go at a carrier of the real gateway. */
class PluggedTest {

    private final Map<String, StateStore> stores = new ConcurrentHashMap<>();
    private final Rig rig = new Rig(new VirtualTime(), stores);
    private final PluggedDevice device = new PluggedDevice("A", "/dev/ttyACM0");

    @AfterEach
    void end() {
        rig.close();
    }

    private static Plans plans() {
        return new Plans()
                .carrier("benches", Map.of("monitor_connection", true))
                .carrier("out")
                .receive("calls", "call", "benches")
                .receive("values", "value", "benches", Trigger.ON_MESSAGE)
                .triggeredBy("call", "values")
                .send("status", "connection_status", "out");
    }

    private void run() {
        rig.run(plans());
        await().until(() -> rig.links.containsAll(List.of("benches up", "out up")));
        rig.hand("out").answersAtOnce = true;
        rig.hand("benches").plugboard().plug(device);
        await().until(() -> rig.links.stream().filter("benches up"::equals).count() == 2);
    }

    private List<LinkStatus> shown() {
        return new Overview(rig.running).carriers().get(0).links();
    }

    /** Each step also lets the monitors' own thread catch up. */
    private void awaitSent(int count) {
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return rig.hand("out").sent.size() >= count;
                        });
    }

    private void awaitKept() {
        await().until(
                        () -> {
                            rig.time.advance(Duration.ofSeconds(6));
                            return Optional.ofNullable(stores.get("connection benches"))
                                    .flatMap(store -> store.get("peers"))
                                    .isPresent();
                        });
    }

    @Test
    void itIsToldTheAddressesInEffectBeforeItIsOpened() {
        run();

        assertThat(device.log).hasSize(2).last().isEqualTo("open");
        assertThat(device.log.get(0)).contains("calls", "values");
    }

    @Test
    void aMessageOfTheTypeThatTriggersComesWithTheQuestion() {
        run();

        rig.hand("benches").arriveAt("values", "{\"led\":0}");
        rig.hand("benches").arriveAt("calls", "{\"led\":1}");

        await().until(() -> device.log.contains("receive values because {\"led\":1}"));
        assertThat(device.log).doesNotContain("receive values because {\"led\":0}");
    }

    @Test
    void theStatusShowsItAndWhatItSaysOfItself() {
        run();

        device.watch.remark("no answer since noon");

        assertThat(shown()).extracting(LinkStatus::name).containsExactly("hand", "/dev/ttyACM0");
        assertThat(shown().get(1).remark()).contains("no answer since noon");
        assertThat(shown().get(1).trouble()).isEmpty();
    }

    @Test
    void itsLossAndReturnAreToldWithItsPort() {
        run();
        awaitKept();
        var board = rig.hand("benches").plugboard();
        var elsewhere = new PluggedDevice("A", "/dev/ttyACM1");

        board.unplug(device, "the port vanished");
        awaitSent(1);
        board.plug(elsewhere);
        awaitSent(2);

        assertThat(rig.hand("out").texts().get(0))
                .contains(
                        "\"carrier\":\"benches\",\"port\":\"/dev/ttyACM0\",\"device\":\"A\"",
                        "\"disconnect\"",
                        "\"reason\":\"the port vanished\"");
        assertThat(rig.hand("out").texts().get(1))
                .contains("\"port\":\"/dev/ttyACM1\",\"device\":\"A\"", "\"reconnect\"");
        assertThat(device.log).last().isEqualTo("close");
    }

    @Test
    void itEndsWithItsCarrier() {
        run();

        rig.run(new Plans().carrier("out"));

        assertThat(device.log).last().isEqualTo("close");
    }
}
