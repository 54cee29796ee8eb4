package io.postern.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.Trigger;
import io.postern.carrier.LinkState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that come and go at a carrier of the real gateway. */
class PluggedTest {

    private final Rig rig = new Rig();
    private final PluggedDevice device = new PluggedDevice("A", "/dev/ttyACM0");

    @AfterEach
    void end() {
        rig.close();
    }

    private static Plans plans() {
        return new Plans()
                .carrier("benches")
                .carrier("out")
                .receive("calls", "call", "benches")
                .receive("values", "value", "benches", Trigger.ON_MESSAGE)
                .triggeredBy("call", "values");
    }

    private void run() {
        rig.run(plans());
        await().until(() -> rig.links.containsAll(List.of("benches up", "out up")));
        rig.hand("out").answersAtOnce = true;
        rig.hand("benches").plugboard().plug(device);
        await().until(() -> rig.links.stream().filter("benches up"::equals).count() == 2);
    }

    private LinkState state(String link) {
        return rig.running.links("benches").stream()
                .filter(one -> one.getKey().equals(link))
                .findFirst()
                .orElseThrow()
                .getValue();
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
    void itsStateShowsWhatItSaysOfItself() {
        run();

        device.watch.remark("no answer since noon");

        assertThat(rig.running.links("benches"))
                .extracting(Map.Entry::getKey)
                .containsExactly("hand", "/dev/ttyACM0");
        assertThat(state("/dev/ttyACM0").remark()).contains("no answer since noon");
        assertThat(state("/dev/ttyACM0").trouble()).isEmpty();
    }

    @Test
    void itEndsWithItsCarrier() {
        run();

        rig.run(new Plans().carrier("out"));

        assertThat(device.log).last().isEqualTo("close");
    }
}
