package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * Numbered messages go through one gateway while something fails, each test something else: what
 * the gateway acknowledged is at the other side, and in its order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

    /** Of each source, in each test. */
    private static final int BURST = 200;

    /** Confirmed when the failure comes: enough to be amid the work. */
    private static final int AMID = 80;

    private static final String THIEF = "thief";

    @TempDir private static Path folder;

    private final WireRecording wires = new WireRecording();
    private final WireLedger ledger = new WireLedger(wires);
    private int sent;
    private TwoBrokers site;
    private RunningSub arrived;

    @BeforeAll
    void start() throws Exception {
        site = new TwoBrokers(folder, wires::add);
        arrived =
                Sub.on(site.cloud())
                        .qos(1)
                        .topic("#")
                        .session("ledger", Duration.ofDays(1))
                        .start();
        site.start();
    }

    @AfterAll
    void stop() {
        site.close();
        arrived.close();
    }

    @Test
    void outboundLinkIsCut(TestReporter reporter) {
        amid(site.out()::cut, reporter);
    }

    @Test
    void inboundLinkIsCut(TestReporter reporter) {
        amid(site.in()::cut, reporter);
    }

    @Test
    void outboundBrokerStartsAgain(TestReporter reporter) {
        amid(site.cloud()::restart, reporter);
    }

    @Test
    void inboundBrokerStartsAgain(TestReporter reporter) {
        amid(site.field()::restart, reporter);
    }

    @Test
    void gatewayIsKilled(TestReporter reporter) {
        amid(
                () -> {
                    site.station().kill();
                    site.station().start();
                },
                reporter);
    }

    /** All that came waits on the disk: its sender has every acknowledgement. */
    @Test
    void gatewayIsKilledWhileMessagesWaitOnDisk(TestReporter reporter) {
        amid(
                () -> {
                    site.cloud().stop();
                    await().atMost(WireLedger.PATIENCE).until(this::allIsAcknowledged);
                    assertThat(site.station().says("journal")).contains(" none is missing");
                    site.station().kill();
                    site.cloud().startAgain();
                    site.station().start();
                },
                reporter);
    }

    private boolean allIsAcknowledged() {
        var acknowledged =
                wires.confirmed(WireLedger.IN, Direction.TO_CLIENT).stream()
                        .map(packet -> Numbered.in(packet.payload()))
                        .toList();
        return acknowledged.containsAll(expected());
    }

    @Test
    void outboundBrokerAnswersNothing(TestReporter reporter) {
        amid(() -> muteUntilAnotherConnection(site.out()), reporter);
    }

    @Test
    void inboundBrokerAnswersNothing(TestReporter reporter) {
        amid(() -> muteUntilAnotherConnection(site.in()), reporter);
    }

    @Test
    void handlerJarIsExchangedForOneThatBlocksAndBack(TestReporter reporter) {
        amid(
                () -> {
                    site.swap(true);
                    site.station().awaitLog("replaced by version 2.0");
                    site.swap(false);
                },
                reporter);
    }

    @Test
    void functionIsExchangedForOneThatBlocks(TestReporter reporter) {
        amid(() -> site.exchange("inline"), reporter);
    }

    @Test
    void sendingClientIdIsTakenOver(TestReporter reporter) {
        amid(
                () -> {
                    try (var thief =
                            Sub.on(site.cloud())
                                    .version5()
                                    .clientId("cloud_site")
                                    .topic("none")
                                    .start()) {
                        thief.stop();
                    }
                },
                reporter);
    }

    @Test
    void receivingClientIdIsTakenOver(TestReporter reporter) {
        amid(
                () -> {
                    // With the session, it gets what the session waits for: that is its own.
                    try (var way = CuttableProxy.recording(site.field().port(), wires, THIEF);
                            var thief =
                                    Sub.on(way.port())
                                            .qos(1)
                                            .topic("plain/#")
                                            .topic("inline/#")
                                            .topic("lane/#")
                                            .topic("either/#")
                                            .session("field_site", Duration.ofDays(7))
                                            .start()) {
                        thief.kill();
                    }
                },
                reporter);
    }

    /** What is done amid the messages. */
    private interface Failure {

        void happen() throws Exception;
    }

    private void amid(Failure failure, TestReporter reporter) {
        var first = sent + 1;
        sent += BURST;
        var start = wires.confirmations(WireLedger.OUT);
        for (var source : TwoBrokers.WAYS) {
            Pub.to(site.field())
                    .qos(1)
                    .lines(source, payloads(Numbered.range(source, first, sent)));
        }
        wires.awaitConfirmations(WireLedger.OUT, start + AMID, WireLedger.PATIENCE);

        happen(failure);

        var missing = new Missing(expected());
        arrived.await(missing, missing, WireLedger.PATIENCE);
        ledger.nothingAcknowledgedIsLost();
        ledger.firstDeliveriesAreInOrder();
        WireLedger.inOrder(WireLedger.numbers(arrived.received()));
        reporter.publishEntry("repeats so far", Integer.toString(ledger.repeats()));
    }

    private static void happen(Failure failure) {
        try {
            failure.happen();
        } catch (Exception e) {
            throw new AssertionError("the failure: expected to happen", e);
        }
    }

    /** All that was published, but what somebody else acknowledged in the gateway's name. */
    private List<Numbered> expected() {
        var expected = new ArrayList<Numbered>();
        for (var source : TwoBrokers.WAYS) {
            expected.addAll(Numbered.range(source, 1, sent));
        }
        expected.removeAll(
                wires.confirmed(THIEF, Direction.TO_CLIENT).stream()
                        .map(MqttPacket::payload)
                        .map(Numbered::in)
                        .toList());
        return expected;
    }

    private static void muteUntilAnotherConnection(CuttableProxy proxy) {
        var before = proxy.connections();
        proxy.stall();
        await().atMost(WireLedger.PATIENCE).until(() -> proxy.connections() > before);
        proxy.resume();
    }

    private static List<String> payloads(List<Numbered> numbers) {
        return numbers.stream().map(Numbered::payload).toList();
    }
}
