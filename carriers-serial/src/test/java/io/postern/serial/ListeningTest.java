package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.link.Link;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.testing.serial.Gadget;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices that speak by themselves, and who they are. */
@Timeout(180)
class ListeningTest {

    private final Gadget gadget = Gadget.named("A1");
    private SerialStation station;

    @AfterEach
    void end() {
        station.close();
        gadget.close();
    }

    private void open(ReceiveAddress... addresses) {
        station = SerialStation.open(SerialStation.identified(gadget.place()), addresses);
        await().until(() -> station.lanes.up().size() == 1);
    }

    private static ReceiveAddress announcing(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("announce", true);
        return SerialStation.address("who", Trigger.ALWAYS, settings);
    }

    @Test
    void tellsWhoIsThere() {
        open(announcing(Map.of("add", Map.of("site", Template.of("shed")))));

        var arrival = station.inbox().await(1).get(0).arrival();

        assertThat(arrival.content())
                .contains(JsonObject.EMPTY.with("port", gadget.place()).with("uid", "A1"));
        assertThat(arrival.extra()).isEqualTo(JsonObject.EMPTY.with("site", "shed"));
        assertThat(arrival.words()).containsEntry("device.uid", "A1");
    }

    @Test
    void tellsANewAddressAtOnceAndAnOldOneNotAgain() {
        open(announcing(Map.of()));
        station.inbox().await(1);
        var second = SerialStation.address("who too", Trigger.ALWAYS, Map.of("announce", true));

        station.lanes.listen(List.of(announcing(Map.of()), second));
        station.inbox().await(2);

        assertThat(station.inbox().received().stream().map(one -> one.addresses().get(0).name()))
                .containsExactly("who", "who too");
    }

    @Test
    void tellsOnlyOfDevicesThatAreMeant() {
        open(
                announcing(Map.of("device", Map.of("uid", Template.of("B*")))),
                SerialStation.listening("heard"));

        gadget.say("hello");
        station.inbox().await(1);

        assertThat(station.arrived()).containsExactly("hello");
    }

    @Test
    void givesEachAddressAllBytes() {
        var fixed =
                SerialStation.address(
                        "fixed",
                        Trigger.ALWAYS,
                        Map.of("framing", Values.of("fixed", Map.of("length", 3))));
        open(fixed, SerialStation.listening("lines"));

        gadget.say("hello");
        station.inbox().await(3);

        assertThat(station.arrived()).containsExactlyInAnyOrder("hel", "lo\n", "hello");
    }

    @Test
    void losesNothingForAnAddressThatStays() {
        open(SerialStation.listening("stays"), SerialStation.listening("goes"));
        gadget.say("begun, ".getBytes(StandardCharsets.UTF_8));
        gadget.say("one");
        station.inbox().await(2);
        gadget.say("half ".getBytes(StandardCharsets.UTF_8));

        station.lanes.listen(List.of(SerialStation.listening("stays")));
        gadget.say("two");
        station.inbox().await(3);

        assertThat(station.arrived()).containsExactly("begun, one", "begun, one", "half two");
    }

    @Test
    void aDeviceCanBeClosedWhileSomebodyHoldsWhatItSaid() {
        open(SerialStation.listening("lines"));
        var closing = new Thread(() -> station.lanes.links().forEach(Link::close));
        var inbox = station.inbox();

        synchronized (inbox) {
            gadget.say("held");
            await().until(() -> isHeld("serial-" + gadget.place()));
            closing.start();

            await().atMost(Duration.ofSeconds(30)).until(() -> !closing.isAlive());
        }
    }

    private static boolean isHeld(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(
                        thread ->
                                thread.getName().equals(name)
                                        && thread.getState() == Thread.State.BLOCKED);
    }

    @Test
    void endsAFrameWithSilence() {
        var address =
                SerialStation.address(
                        "gap",
                        Trigger.ALWAYS,
                        Map.of("framing", Values.of("gap", Map.of("gap", Duration.ofMillis(150)))));
        open(address);

        gadget.say("one".getBytes(StandardCharsets.UTF_8));
        station.inbox().await(1);
        gadget.say("two".getBytes(StandardCharsets.UTF_8));
        station.inbox().await(2);

        assertThat(station.arrived()).containsExactly("one", "two");
    }
}
