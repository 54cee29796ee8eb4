package io.postern.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.json.JsonObject;
import io.postern.api.link.LinkException;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Values;
import io.postern.api.testing.ArbitraryValues;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeInbox;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.RealTime;
import io.postern.api.testing.TestEnvelope;
import io.postern.simulator.setting.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatorLinkTest {

    private final RealTime time = new RealTime();
    private final FakeCarrierContext context =
            new FakeCarrierContext("simulator", Values.NONE, time);
    private final FakeInbox inbox = context.inbox();
    private final FakeLinkWatch watch = new FakeLinkWatch();
    private final SimulatorLink link = new SimulatorLink(context);

    @AfterEach
    void close() {
        link.close();
        time.close();
    }

    private static ReceiveAddress always(String name, Map<String, Object> settings) {
        return new ReceiveAddress(name, "test_type", Trigger.ALWAYS, Values.of(settings));
    }

    private static ReceiveAddress asked(Map<String, Object> settings) {
        return new ReceiveAddress("asked", "test_type", Trigger.AS_NEEDED, Values.of(settings));
    }

    private List<Long> sequences() {
        return inbox.contents().stream()
                .map(content -> Long.parseLong(content.fields().get("sequence").plain()))
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void keepsItsRate() throws Exception {
        link.listen(List.of(always("fast", Map.of("rate", 20_000.0, "count", 20_001))));
        long start = time.nanos();
        link.open(watch);

        inbox.await(20_001);
        long millis = (time.nanos() - start) / 1_000_000;

        // Never faster than it should be; slower only where the machine is busy.
        assertThat(millis).isBetween(1_000L, 5_000L);
        assertThat(sequences()).isEqualTo(upTo(20_001));
    }

    @Test
    void stopsAfterItsCount() throws Exception {
        link.listen(List.of(always("three", Map.of("rate", "max", "count", 3))));
        link.open(watch);
        inbox.await(3);

        link.close();
        link.open(watch);
        link.close();

        assertThat(sequences()).isEqualTo(upTo(3));
    }

    @Test
    void startsWhenAnotherHasMadeItsLast() throws Exception {
        inbox.byHand();
        link.listen(
                List.of(
                        always("telemetry", Map.of("rate", "max", "after", "info")),
                        always(
                                "info",
                                Map.of("rate", 5.0, "count", 2, "id", "", "place", "info"))));
        link.open(watch);

        inbox.await(10);
        link.close();

        assertThat(inbox.received())
                .extracting(received -> received.addresses().get(0).name())
                .startsWith("info", "info", "telemetry")
                .filteredOn("info"::equals)
                .hasSize(2);
    }

    @Test
    void aMessagePausesAddressesAndLetsThemGoOn() throws Exception {
        var pauses = Map.<String, Object>of("addresses", List.of("telemetry"));
        var action =
                new ReceiveAddress(
                        "action",
                        "action",
                        Trigger.ON_MESSAGE,
                        Values.of(Map.of("pauses", Values.of(pauses))));
        link.listen(List.of(always("telemetry", Map.of("rate", 500.0)), action));
        link.open(watch);
        inbox.await(5);

        link.receive(action, saying("OFF"));
        link.listen(List.of(always("telemetry", Map.of("rate", 500.0)), action));
        int before = inbox.count();
        link.receive(action, saying("WHAT"));
        long later = time.nanos() + Duration.ofMillis(200).toNanos();
        await().until(() -> time.nanos() > later);

        assertThat(inbox.count()).isEqualTo(before);
        link.receive(action, saying("ON"));
        inbox.await(before + 5);
        link.close();
        assertThat(sequences()).isEqualTo(upTo(inbox.count()));
    }

    private static Envelope saying(String value) {
        return TestEnvelope.of("action", JsonObject.EMPTY.with("value", value));
    }

    @Test
    void saysWhomAnAddressCannotWaitForOrPause() {
        var findings = new FakeFindings();
        var pauses = Map.<String, Object>of("addresses", List.of("telemtry"));

        new SimulatorFactory()
                .read(Values.NONE, Findings.UNHEARD)
                .check(
                        List.of(
                                always("telemetry", Map.of("after", "info")),
                                always("info", Map.of()),
                                always("one", Map.of("after", "two", "count", 1)),
                                always("two", Map.of("after", "one", "count", 1)),
                                always("switch", Map.of("pauses", Values.of(pauses)))),
                        List.of(),
                        findings);

        assertThat(findings.problems())
                .containsExactly(
                        "source: address \"one\", \"after\": expected one that does not wait for"
                                + " this one, too, found \"two\"",
                        "source: address \"switch\", \"pauses.addresses\": expected the name of"
                                + " another address of this carrier, found \"telemtry\"; did you"
                                + " mean \"telemetry\"?",
                        "source: address \"telemetry\", \"after\": expected an address with a"
                                + " \"count\", or it never starts, found \"info\"",
                        "source: address \"two\", \"after\": expected one that does not wait for"
                                + " this one, too, found \"one\"");
    }

    @Test
    void waitsForAcknowledgementsWhenItsWindowIsFull() throws Exception {
        inbox.byHand();
        link.listen(List.of(always("max", Map.of("rate", "max", "receive_maximum", 10))));
        link.open(watch);
        inbox.await(10);

        inbox.acknowledge(6);
        inbox.await(16);
        link.close();

        assertThat(sequences()).isEqualTo(upTo(16));
    }

    @Test
    void saysHowFarItIsBehind() throws Exception {
        inbox.byHand();
        link.listen(List.of(always("slow", Map.of("rate", 1_000.0, "receive_maximum", 10))));
        link.open(watch);

        await().until(() -> context.meters().gauge("behind") > 100);

        assertThat(inbox.count()).isEqualTo(10);
    }

    @Test
    void goesOnWhateverHappensWhenItNeedsNoAcknowledgement() throws Exception {
        inbox.byHand();
        link.listen(List.of(always("free", Map.of("rate", "max", "acknowledged", false))));
        link.open(watch);

        inbox.await(1_000);
        link.close();

        assertThat(sequences()).isEqualTo(upTo(inbox.count()));
    }

    @Test
    void bringsAgainWhatWasNotAcknowledgedBeforeTheLinkWasClosed() throws Exception {
        inbox.byHand();
        link.listen(List.of(always("again", Map.of("rate", "max", "receive_maximum", 4))));
        link.open(watch);
        inbox.await(4);
        inbox.acknowledge(1);
        link.close();
        int before = inbox.count();

        link.open(watch);
        inbox.await(before + 4);
        link.close();

        var all = sequences();
        assertThat(all.subList(0, before)).isEqualTo(upTo(before));
        assertThat(all.get(before)).isEqualTo(2);
        assertThat(all.subList(before, all.size())).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void goesOnWhereItWasWhenOtherAddressesChange() throws Exception {
        var stays = always("stays", Map.of("rate", "max"));
        link.listen(List.of(stays));
        link.open(watch);

        for (int change = 0; change < 100; change++) {
            var other = Map.<String, Object>of("rate", 10.0, "seed", change, "fields", Map.of());
            link.listen(List.of(stays, always("changes", other)));
        }
        inbox.await(10_000);
        link.close();

        var stayed =
                inbox.received().stream()
                        .filter(received -> received.addresses().contains(stays))
                        .map(received -> received.content().fields().get("sequence").plain())
                        .map(Long::valueOf)
                        .toList();
        assertThat(stayed).isEqualTo(upTo(stayed.size()));
    }

    @Test
    void bringsOneMessageOfEachDeviceWhenItIsAsked() throws Exception {
        var address = asked(Map.of("devices", 3, "place", "floor/$device"));
        link.listen(List.of(address));
        link.open(watch);

        link.receive(address);
        link.receive(address);

        assertThat(inbox.received())
                .extracting(received -> received.arrival().place())
                .containsExactly("floor/1", "floor/2", "floor/3", "floor/1", "floor/2", "floor/3");
        assertThat(inbox.contents())
                .extracting(content -> content.text("id").orElseThrow())
                .startsWith("device-1", "device-2", "device-3", "device-1");
    }

    @Test
    void saysThatNothingIsAcknowledgedWhenItIsAsked() throws Exception {
        inbox.byHand();
        var address = asked(Map.of("receive_maximum", 1));
        link.listen(List.of(address));
        link.open(watch);
        link.receive(address);

        assertThatThrownBy(() -> link.receive(address))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "address \"asked\": expected acknowledgements, found none for 1 messages:"
                                + " it goes on when they come");
    }

    @Test
    void closesAtOnceHoweverSlowItIs() throws Exception {
        link.listen(List.of(always("slow", Map.of("rate", 0.0001))));
        link.open(watch);
        inbox.await(1);
        long start = time.nanos();

        link.close();

        assertThat(Duration.ofNanos(time.nanos() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(sequences()).isEqualTo(upTo(1));
    }

    @Test
    void goesOnWhenAHandlerLetsItsThreadGo() throws Exception {
        var entered = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        var blocked = new SimulatorLink(new BlockedContext(context, entered, held));
        blocked.listen(List.of(always("held", Map.of("rate", "max"))));
        blocked.open(watch);
        entered.await();
        blocked.close();

        assertThatThrownBy(() -> blocked.open(watch))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "address \"held\": expected its last message to be taken, found it still"
                                + " being handled: see which handler holds it");
        held.countDown();
        inbox.await(1);
        await().ignoreException(LinkException.class).until(() -> opens(blocked));
        inbox.await(1_000);
        blocked.close();

        assertThat(sequences()).isEqualTo(upTo(inbox.count()));
    }

    private boolean opens(SimulatorLink blocked) throws LinkException {
        blocked.open(watch);
        return true;
    }

    @Test
    void playsWhateverPassesItsCheck() throws Exception {
        var arbitrary = new ArbitraryValues(new Random(7));
        var kind = new SimulatorFactory().kind();
        int played = 0;

        for (int round = 0; round < 300; round++) {
            var settings = arbitrary.of(kind.receiveSettings());
            var address = new ReceiveAddress("any", "any", Trigger.AS_NEEDED, settings);
            var findings = new FakeFindings();
            new SimulatorFactory().read(Values.NONE, Findings.UNHEARD).check(address, findings);
            if (findings.problems().isEmpty() && settings.get(SimulatorSettings.DEVICES) == 1) {
                link.listen(List.of(address));
                link.open(watch);
                link.receive(address);
                link.close();
                played++;
            }
        }

        assertThat(played).isPositive();
        assertThat(inbox.contents()).hasSize(played);
        assertThat(watch.losses()).isEmpty();
    }
}
