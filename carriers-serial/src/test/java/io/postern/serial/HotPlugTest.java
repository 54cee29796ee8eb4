package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.testing.serial.Gadget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Devices come and go in a folder, as udev shows them. */
@Timeout(180)
class HotPlugTest {

    @TempDir Path folder;

    private final Map<String, Gadget> gadgets = new HashMap<>();
    private SerialStation station;

    @AfterEach
    void end() {
        station.close();
        gadgets.values().forEach(Gadget::close);
    }

    private void plugIn(String name, String uid) throws IOException {
        var gadget = Gadget.named(uid);
        gadgets.put(name, gadget);
        Files.createSymbolicLink(folder.resolve(name), Path.of(gadget.place()));
    }

    private void pullOut(String name) throws IOException {
        gadgets.remove(name).close();
        Files.delete(folder.resolve(name));
    }

    private void open() {
        station =
                SerialStation.open(
                        SerialStation.identified(folder + "/*"), SerialStation.listening("in"));
    }

    private void awaitConnected(int count) {
        await().until(() -> station.connected() == count && station.lanes.up().size() == count);
    }

    @Test
    void findsWhatIsThereAndWhatComes() throws Exception {
        plugIn("a", "A1");
        open();
        awaitConnected(1);

        plugIn("b", "B1");
        awaitConnected(2);
        gadgets.get("a").say("from a");
        gadgets.get("b").say("from b");
        station.inbox().await(2);

        assertThat(station.arrived()).containsExactlyInAnyOrder("from a", "from b");
    }

    @Test
    void unplugsWhatIsPulledOut() throws Exception {
        plugIn("a", "A1");
        plugIn("b", "B1");
        open();
        awaitConnected(2);

        pullOut("a");
        awaitConnected(1);

        await().untilAsserted(
                        () ->
                                assertThat(station.lanes.unplugged())
                                        .containsExactly(folder + "/a: its port is gone"));
        assertThat(station.lanes.up()).containsExactly(folder + "/b");
    }

    @Test
    void knowsADeviceUnderAnotherName() throws Exception {
        plugIn("a", "A1");
        open();
        awaitConnected(1);
        pullOut("a");
        plugIn("z", "A1");

        await().until(() -> station.lanes.up().equals(List.of(folder + "/z")));
        gadgets.get("z").say("again");
        var arrival = station.inbox().await(1).get(0).arrival();

        assertThat(arrival.words())
                .isEqualTo(Map.of("device.uid", "A1", "device.port", folder + "/z"));
        assertThat(station.lanes.links().get(0).peer())
                .hasValueSatisfying(peer -> assertThat(peer.id()).isEqualTo("A1"));
    }

    @Test
    void noticesAnotherDeviceUnderTheSameName() throws Exception {
        plugIn("a", "A1");
        open();
        awaitConnected(1);

        pullOut("a");
        plugIn("a", "B1");

        await().until(() -> uids().equals(List.of("B1")));
    }

    private List<String> uids() {
        return station.lanes.links().stream()
                .flatMap(link -> link.peer().stream())
                .map(peer -> peer.id())
                .toList();
    }

    @Test
    void comesBackAgainAndAgain() throws Exception {
        open();

        for (int round = 0; round < 5; round++) {
            plugIn("a", "A" + round);
            awaitConnected(1);
            gadgets.get("a").say("round " + round);
            station.inbox().await(round + 1);
            pullOut("a");
            awaitConnected(0);
        }

        assertThat(station.arrived())
                .containsExactly("round 0", "round 1", "round 2", "round 3", "round 4");
    }

    @Test
    void saysWhatItWaitsFor() throws Exception {
        open();
        var waiting = station.watch.remark();

        plugIn("a", "A1");
        awaitConnected(1);

        assertThat(waiting).isEqualTo("no port is there that \"ports\" names: " + folder + "/*");
        await().until(() -> station.watch.remark().isEmpty());
        assertThat(station.watch.losses()).isEmpty();
    }

    @Test
    void leavesAloneWhatIsTooMuch() throws Exception {
        plugIn("a", "A1");
        plugIn("b", "B1");
        plugIn("c", "C1");
        var settings = SerialStation.identified(folder + "/*");
        settings.put("max_devices", 2);
        station = SerialStation.open(settings);

        awaitConnected(2);
        var remark = station.watch.remark();
        pullOut("a");

        assertThat(remark).isEqualTo("1 more ports are there than \"max_devices\" allows (2)");
        await().until(() -> station.lanes.up().equals(List.of(folder + "/b", folder + "/c")));
    }

    @Test
    void servesBothOfTwoThatCallThemselvesTheSame() throws Exception {
        plugIn("a", "A1");
        open();
        awaitConnected(1);

        plugIn("b", "A1");
        awaitConnected(2);

        assertThat(uids()).containsExactly("A1", folder + "/b");
    }
}
