package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.setting.Template;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.serial.Gadget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests and their answers. */
@Timeout(180)
class AskingTest {

    private final List<Gadget> gadgets = new ArrayList<>();
    private SerialStation station;

    @AfterEach
    void end() {
        station.close();
        gadgets.forEach(Gadget::close);
    }

    private Gadget plugIn(Gadget gadget) {
        gadgets.add(gadget);
        return gadget;
    }

    private void open(Map<String, Object> settings, ReceiveAddress... addresses) {
        station = SerialStation.open(settings, addresses);
        await().until(() -> station.connected() == gadgets.size());
        await().until(() -> station.lanes.up().size() == gadgets.size());
    }

    private String[] places() {
        return gadgets.stream().map(Gadget::place).toArray(String[]::new);
    }

    @Test
    void handsOverTheAnswerOfEachDevice() {
        plugIn(Gadget.named("A1"));
        plugIn(Gadget.named("B1"));
        var address = SerialStation.asking("in", "value");
        open(SerialStation.identified(places()), address);

        station.poll(address);
        station.inbox().await(2);

        assertThat(station.arrived()).containsExactlyInAnyOrder("A1 value", "B1 value");
        assertThat(station.count("serial_polls")).isEqualTo(2);
        assertThat(station.count("serial_answers")).isEqualTo(2);
    }

    @Test
    void fillsTheRequestFromTheMessage() {
        var gadget = plugIn(Gadget.named("A1"));
        var settings =
                Map.<String, Object>of(
                        "write",
                        SerialStation.text("set $content.level on $device.uid\n"),
                        "framing",
                        SerialStation.LINES);
        var address = SerialStation.address("in", Trigger.ON_MESSAGE, settings);
        open(SerialStation.identified(places()), address);

        station.poll(address, TestEnvelope.of("wish", JsonObject.EMPTY.with("level", "7")));
        station.inbox().await(1);

        assertThat(gadget.heard()).containsExactly("who", "set 7 on A1");
        assertThat(station.arrived()).containsExactly("A1 set 7 on A1");
    }

    @Test
    void saysWhichWordIsMissing() {
        var gadget = plugIn(Gadget.named("A1"));
        var settings =
                Map.<String, Object>of(
                        "write",
                        SerialStation.text("$content.level\n"),
                        "framing",
                        SerialStation.LINES);
        var address = SerialStation.address("in", Trigger.ON_MESSAGE, settings);
        open(SerialStation.identified(places()), address);

        station.poll(address, TestEnvelope.of("wish", JsonObject.EMPTY));

        await().until(
                        () ->
                                station.lanes
                                        .troubles()
                                        .get(0)
                                        .equals(
                                                "A1 on "
                                                        + gadget.place()
                                                        + ": the message has no $content.level"));
        assertThat(gadget.heard()).containsExactly("who");
    }

    @Test
    void leavesOtherDevicesAlone() {
        var wanted = plugIn(Gadget.named("A1"));
        var other = plugIn(Gadget.named("B1"));
        var address =
                SerialStation.asking(
                        "in", "value", Map.of("device", Map.of("uid", Template.of("a?"))));
        open(SerialStation.identified(places()), address);

        station.poll(address);
        station.inbox().await(1);
        station.poll(address);
        station.inbox().await(2);

        assertThat(wanted.heard()).containsExactly("who", "value", "value");
        assertThat(other.heard()).containsExactly("who");
    }

    @Test
    void addsWhatItKnowsOfTheDevice() {
        var gadget = plugIn(Gadget.named("A1"));
        var address =
                SerialStation.asking(
                        "in",
                        "value",
                        Map.of("add", Map.of("serial", Template.of("no. $device.uid"))));
        open(SerialStation.identified(places()), address);

        station.poll(address);
        var arrival = station.inbox().await(1).get(0).arrival();

        assertThat(arrival.extra()).isEqualTo(JsonObject.EMPTY.with("serial", "no. A1"));
        assertThat(arrival.place()).isEqualTo(gadget.place());
    }

    @Test
    void countsSilenceAndGoesOn() {
        var gadget = plugIn(Gadget.named("A1"));
        var hasty =
                SerialStation.asking("hasty", "value", Map.of("timeout", Duration.ofMillis(50)));
        var address = SerialStation.asking("in", "value");
        open(SerialStation.identified(places()), hasty, address);
        gadget.mute(true);

        station.poll(hasty);
        station.poll(hasty);
        await().until(() -> station.count("serial_silent") == 2);
        gadget.awaitHeard(3);
        gadget.mute(false);
        station.poll(address);
        station.inbox().await(1);

        assertThat(station.arrived()).containsExactly("A1 value");
        assertThat(station.count("serial_reopened")).isZero();
    }

    @Test
    void opensAndIdentifiesAnewWhatHangs() {
        var gadget = plugIn(Gadget.named("A1"));
        var address = SerialStation.asking("in", "value", Map.of("timeout", Duration.ofMillis(20)));
        var settings = SerialStation.identified(places());
        settings.put("give_up_after", 3);
        settings.put("read_timeout", Duration.ofSeconds(1));
        open(settings, address);

        gadget.mute(true);
        for (int number = 0; number < 3; number++) {
            station.poll(address);
        }
        await().until(() -> station.connected() == 0);
        gadget.mute(false);
        await().atMost(Duration.ofSeconds(30)).until(() -> station.connected() == 1);

        assertThat(station.count("serial_silent")).isEqualTo(3);
        assertThat(station.count("serial_reopened")).isEqualTo(1);
    }

    @Test
    void aMuteDeviceIsShownAsSuchUntilItAnswersHoweverOftenItIsOpened() {
        var gadget = plugIn(Gadget.pluggedIn(line -> "it says " + line));
        var address = SerialStation.asking("in", "value", Map.of("timeout", Duration.ofMillis(20)));
        var settings = SerialStation.at(places());
        settings.put("give_up_after", 3);
        open(settings, address);
        assertThat(station.lanes.remarks()).containsExactly("");
        gadget.mute(true);

        for (int number = 0; number < 3; number++) {
            station.poll(address);
        }
        await().until(() -> station.count("serial_reopened") == 1);
        await().until(() -> station.lanes.up().size() == 1);

        assertThat(station.lanes.remarks())
                .containsExactly(
                        "address in: 3 requests without an answer, the last one: no answer in"
                                + " 20 ms");

        gadget.mute(false);
        await().until(
                        () -> {
                            station.poll(address);
                            return station.lanes.remarks().equals(List.of(""));
                        });
        assertThat(station.arrived()).contains("it says value");
    }

    @Test
    void asksBesideListening() {
        var gadget = plugIn(Gadget.named("A1"));
        var asked = SerialStation.asking("asked", "value");
        open(SerialStation.identified(places()), asked, SerialStation.listening("heard"));

        gadget.say("first");
        station.inbox().await(1);
        station.poll(asked);
        station.inbox().await(2);
        gadget.say("last");
        station.inbox().await(3);

        assertThat(station.inbox().received().stream().map(one -> one.addresses().get(0).name()))
                .containsExactly("heard", "asked", "heard");
        assertThat(station.arrived()).containsExactly("first", "A1 value", "last");
    }

    @Test
    void talksThroughTcpToo() {
        plugIn(Gadget.behindTcp(line -> line.equals("who") ? "i am T1" : "T1 " + line));
        var address = SerialStation.asking("in", "value");
        open(SerialStation.identified(places()), address);

        station.poll(address);
        station.inbox().await(1);

        assertThat(station.arrived()).containsExactly("T1 value");
    }

    @Test
    void leavesAloneWhatIsNotTheDevice() {
        var gadget = plugIn(Gadget.pluggedIn(line -> "no idea"));

        station =
                SerialStation.open(
                        SerialStation.identified(places()), SerialStation.asking("in", "value"));
        await().until(() -> gadget.heard().size() >= 2);

        assertThat(station.connected()).isZero();
        assertThat(station.lanes.troubles().get(0)).startsWith("step 1 of identify");
    }

    @Test
    void leavesAPortToTheCarrierThatHasIt() {
        var gadget = plugIn(Gadget.named("A1"));
        var address = SerialStation.asking("in", "value");
        open(SerialStation.identified(places()), address);

        try (var second = SerialStation.open(SerialStation.identified(places()), address)) {
            await().until(() -> second.lanes.troubles().get(0).contains("in use"));
            station.poll(address);
            station.inbox().await(1);

            assertThat(second.connected()).isZero();
            assertThat(gadget.heard()).containsExactly("who", "value");
        }
    }

    @Test
    void endsARequestWhenTheDeviceVanishes() {
        var gadget = plugIn(Gadget.named("A1"));
        var address =
                SerialStation.asking("in", "value", Map.of("timeout", Duration.ofMinutes(10)));
        open(SerialStation.identified(places()), address);
        gadget.mute(true);
        station.poll(address);
        gadget.awaitHeard(2);

        gadget.close();

        await().until(() -> station.connected() == 0 && station.lanes.links().isEmpty());
        assertThat(station.inbox().count()).isZero();
    }
}
