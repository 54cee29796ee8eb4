package io.postern.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Outcome;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.serial.Gadget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages to devices. */
@Timeout(180)
class SendingTest {

    @TempDir Path folder;

    private final Map<String, Gadget> gadgets = new HashMap<>();
    private SerialStation station;

    @AfterEach
    void end() {
        station.close();
        gadgets.values().forEach(Gadget::close);
    }

    private Gadget plugIn(String uid) {
        return plugIn(uid, Gadget.named(uid));
    }

    private Gadget plugIn(String uid, Gadget gadget) {
        gadgets.put(uid, gadget);
        try {
            Files.createSymbolicLink(folder.resolve(uid), Path.of(gadget.place()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return gadget;
    }

    /** One that says who it is and nothing else: nobody reads here what it would say. */
    private static Gadget silent() {
        return Gadget.pluggedIn(line -> line.equals("who") ? "i am A1" : "");
    }

    private void pullOut(String uid) throws IOException {
        gadgets.remove(uid).close();
        Files.delete(folder.resolve(uid));
    }

    private void open() {
        station = SerialStation.open(SerialStation.identified(folder + "/*"));
        awaitConnected();
    }

    private void awaitConnected() {
        await().until(() -> station.connected() == gadgets.size());
    }

    private static FakeSendAddress to(String uid, Duration wait) {
        return SerialStation.sending(
                Map.of("device", Map.of("uid", Template.of(uid)), "wait_for_device", wait));
    }

    private static Envelope message(int number) {
        return TestEnvelope.of("wish", JsonObject.EMPTY.with("n", number));
    }

    @Test
    void writesToTheDeviceThatIsMeant() {
        var wanted = plugIn("A1");
        var other = plugIn("B1");
        open();

        var receipt = station.send(to("a1", Duration.ofSeconds(5)), message(1));

        assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(wanted.awaitHeard(2)).containsExactly("who", "{\"n\":1}");
        assertThat(other.heard()).containsExactly("who");
    }

    @Test
    void keepsTheOrderOfADevice() {
        var gadget = plugIn("A1", silent());
        open();
        gadget.forget();

        var receipts = new ArrayList<FakeReceipt>();
        for (int number = 0; number < 1_000; number++) {
            receipts.add(station.send(to("A1", Duration.ofSeconds(5)), message(number)));
        }

        assertThat(gadget.awaitHeard(1_000))
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(n -> "{\"n\":" + n + "}").toList());
        receipts.forEach(receipt -> assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED));
    }

    @Test
    void fillsInWhatItWrites() {
        var gadget = plugIn("A1");
        open();
        var address =
                FakeSendAddress.of(
                        "out",
                        "wish",
                        Values.of(
                                Map.of(
                                        "write", SerialStation.text("press $content.n\n"),
                                        "device", Map.of("uid", Template.of("$content.device")))));
        var message = TestEnvelope.of("wish", JsonObject.EMPTY.with("n", 3).with("device", "A1"));

        station.send(address, message).await();

        assertThat(gadget.awaitHeard(2)).containsExactly("who", "press 3");
    }

    @Test
    void takesNoWildcardFromAMessage() {
        plugIn("A1");
        open();
        var address = to("$content.device", Duration.ofMillis(50));
        var message = TestEnvelope.of("wish", JsonObject.EMPTY.with("device", "*"));

        var receipt = station.send(address, message);

        assertThat(receipt.await())
                .isEqualTo(
                        new Outcome.Refused("no device with uid \"\\*\" was connected for 50 ms"));
    }

    @Test
    void refusesWhatSeveralDevicesCouldGet() {
        plugIn("A1");
        plugIn("A2");
        open();

        var outcome = station.send(to("A?", Duration.ofSeconds(5)), message(1)).await();

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused(
                                "expected one device with uid \"A?\", found A1 on "
                                        + folder
                                        + "/A1, A2 on "
                                        + folder
                                        + "/A2"));
    }

    @Test
    void waitsForADeviceThatComesInTime() {
        open();
        var receipts =
                IntStream.range(0, 20)
                        .mapToObj(
                                number ->
                                        station.send(
                                                to("A1", Duration.ofSeconds(30)), message(number)))
                        .toList();

        var gadget = plugIn("A1");

        receipts.forEach(receipt -> assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED));
        assertThat(gadget.awaitHeard(21).subList(1, 21))
                .isEqualTo(IntStream.range(0, 20).mapToObj(n -> "{\"n\":" + n + "}").toList());
    }

    @Test
    void refusesWhenNoneCame() {
        open();

        var outcome = station.send(to("A1", Duration.ofMillis(200)), message(1)).await();

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Refused("no device with uid \"A1\" was connected for 200 ms"));
    }

    @Test
    void boundsWhatWaits() {
        open();

        var receipts = new ArrayList<FakeReceipt>();
        for (int number = 0; number <= 128; number++) {
            receipts.add(station.send(to("A1", Duration.ofSeconds(30)), message(number)));
        }

        assertThat(receipts.get(128).await())
                .isEqualTo(
                        new Outcome.Later("128 messages wait for devices that are not connected"));
        assertThat(receipts.get(127).outcomes()).isEmpty();
    }

    @Test
    void goesOnWhereADeviceVanishesInTheMiddleOfAWrite() throws Exception {
        plugIn("A1", silent());
        open();
        // more than all that stands between us and a device that hangs can hold
        var texts = IntStream.range(0, 8).mapToObj(number -> number + "x".repeat(50_000)).toList();
        gadgets.get("A1").holdUp();
        var receipts =
                texts.stream()
                        .map(text -> TestEnvelope.of("wish", JsonObject.EMPTY.with("t", text)))
                        .map(message -> station.send(to("A1", Duration.ofSeconds(30)), message))
                        .toList();
        await().until(() -> gadgets.get("A1").isHeldUp());

        pullOut("A1");
        await().until(() -> station.connected() == 0);
        var back = plugIn("A1", silent());

        receipts.forEach(receipt -> assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED));
        await().until(() -> back.heard().contains(json(texts.get(7))));
        var heard = back.heard();
        int late = heard.size() - 1;
        assertThat(late).isBetween(1, 8);
        assertThat(heard.subList(1, heard.size()))
                .isEqualTo(texts.subList(8 - late, 8).stream().map(SendingTest::json).toList());
    }

    private static String json(String text) {
        return JsonObject.EMPTY.with("t", text).toString();
    }

    @Test
    void doesNotWriteInTheMiddleOfAnExchange() {
        var gadget = plugIn("A1");
        var address = SerialStation.asking("in", "slow", Map.of("timeout", Duration.ofMinutes(10)));
        station = SerialStation.open(SerialStation.identified(folder + "/*"), address);
        await().until(() -> station.lanes.up().size() == 1);
        gadget.mute(true);
        station.poll(address);
        gadget.awaitHeard(2);

        var receipt = station.send(to("A1", Duration.ofSeconds(5)), message(1));

        await().during(Duration.ofMillis(300)).until(() -> receipt.outcomes().isEmpty());
        gadget.say("late");
        assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED);
        station.inbox().await(1);
        assertThat(station.arrived()).containsExactly("late");
        assertThat(gadget.awaitHeard(3)).containsExactly("who", "slow", "{\"n\":1}");
    }

    @Test
    void letsTheNeighboursOfAStuckDeviceBe() {
        plugIn("A1");
        var quick = plugIn("B1");
        open();
        gadgets.get("A1").holdUp();
        var big = JsonObject.EMPTY.with("text", "x".repeat(60_000));
        station.send(to("A1", Duration.ofSeconds(30)), TestEnvelope.of("wish", big));

        var receipt = station.send(to("B1", Duration.ofSeconds(5)), message(1));

        assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED);
        assertThat(List.copyOf(quick.awaitHeard(2))).containsExactly("who", "{\"n\":1}");
    }
}
