package io.postern.app.mqtt;

import static org.awaitility.Awaitility.await;

import io.postern.app.process.Station;
import io.postern.mqtt.testing.Mosquitto;
import io.postern.mqtt.testing.Pub;
import io.postern.mqtt.testing.Sub;
import io.postern.mqtt.testing.Subscription;
import io.postern.mqtt.testing.wire.CuttableProxy;
import io.postern.mqtt.testing.wire.Direction;
import io.postern.mqtt.testing.wire.Packet;
import io.postern.mqtt.testing.wire.Recording;
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
    private static final int BURST = 400;

    /** Confirmed when the failure comes: enough to be amid the work. */
    private static final int AMID = 100;

    private static final List<String> SOURCES = List.of("a", "b");
    private static final String THIEF = "thief";

    @TempDir private static Path folder;

    private final Recording wires = new Recording();
    private final Ledger ledger = new Ledger(wires);
    private int sent;
    private Mosquitto field;
    private Mosquitto cloud;
    private CuttableProxy inbound;
    private CuttableProxy outbound;
    private Subscription arrived;
    private Station station;

    @BeforeAll
    void start() throws Exception {
        field = Mosquitto.in(folder).persistent().maxQueued(0).start();
        cloud = Mosquitto.in(folder).persistent().maxQueued(0).start();
        inbound = CuttableProxy.recording(field.port(), wires, Ledger.IN);
        outbound = CuttableProxy.recording(cloud.port(), wires, Ledger.OUT);
        arrived = Sub.on(cloud).qos(1).topic("#").session("ledger", Duration.ofDays(1)).start();
        station = station();
        station.start();
        field.awaitSubscription("field_site", "meter/#");
    }

    @AfterAll
    void stop() {
        station.close();
        arrived.close();
        inbound.close();
        outbound.close();
        field.close();
        cloud.close();
    }

    @Test
    void outboundLinkIsCut(TestReporter reporter) {
        amid(outbound::cut, reporter);
    }

    @Test
    void inboundLinkIsCut(TestReporter reporter) {
        amid(inbound::cut, reporter);
    }

    @Test
    void outboundBrokerStartsAgain(TestReporter reporter) {
        amid(cloud::restart, reporter);
    }

    @Test
    void inboundBrokerStartsAgain(TestReporter reporter) {
        amid(field::restart, reporter);
    }

    @Test
    void gatewayIsKilled(TestReporter reporter) {
        amid(
                () -> {
                    station.kill();
                    station.start();
                },
                reporter);
    }

    @Test
    void outboundBrokerAnswersNothing(TestReporter reporter) {
        amid(() -> muteUntilAnotherConnection(outbound), reporter);
    }

    @Test
    void inboundBrokerAnswersNothing(TestReporter reporter) {
        amid(() -> muteUntilAnotherConnection(inbound), reporter);
    }

    @Test
    void sendingClientIdIsTakenOver(TestReporter reporter) {
        amid(
                () -> {
                    try (var thief =
                            Sub.on(cloud).version5().clientId("cloud_site").topic("none").start()) {
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
                    try (var way = CuttableProxy.recording(field.port(), wires, THIEF);
                            var thief =
                                    Sub.on(way.port())
                                            .qos(1)
                                            .topic("meter/#")
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
        var start = wires.confirmations(Ledger.OUT);
        for (var source : SOURCES) {
            Pub.to(field)
                    .qos(1)
                    .lines("meter/" + source, payloads(Numbered.range(source, first, sent)));
        }
        wires.awaitConfirmations(Ledger.OUT, start + AMID, Ledger.PATIENCE);

        happen(failure);

        var missing = new Missing(expected());
        arrived.await(missing, missing.toString(), Ledger.PATIENCE);
        ledger.nothingIsAcknowledgedTooEarly();
        ledger.firstDeliveriesAreInOrder();
        Ledger.inOrder(Ledger.numbers(arrived.received()));
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
        for (var source : SOURCES) {
            expected.addAll(Numbered.range(source, 1, sent));
        }
        expected.removeAll(
                wires.confirmed(THIEF, Direction.TO_CLIENT).stream()
                        .map(Packet::payload)
                        .map(Numbered::in)
                        .toList());
        return expected;
    }

    private static void muteUntilAnotherConnection(CuttableProxy proxy) {
        var before = proxy.connections();
        proxy.stall();
        await().atMost(Ledger.PATIENCE).until(() -> proxy.connections() > before);
        proxy.resume();
    }

    private static List<String> payloads(List<Numbered> numbers) {
        return numbers.stream().map(Numbered::payload).toList();
    }

    private Station station() throws Exception {
        return Station.named("site", folder)
                .file("carriers/field.json", carrier("field", inbound.port()))
                .file("carriers/cloud.json", carrier("cloud", outbound.port()))
                .file(
                        "addresses/meter.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "receive",
                          "carrier": "field",
                          "duration": "always",
                          "additional_info": {"topic": "meter"}
                        }
                        """)
                .file(
                        "addresses/meter_out.json",
                        """
                        {
                          "message_type": "meter",
                          "send_or_receive": "send",
                          "carrier": "cloud",
                          "duration": "on_message",
                          "additional_info": {"topic": "meter"}
                        }
                        """);
    }

    /** Small windows make the work last. Short times find a mute broker soon. */
    private static String carrier(String name, int port) {
        return """
               {
                 "source": "mqtt",
                 "mqtt_port": %d,
                 "client_id": "%s",
                 "system_id": "$system_id",
                 "receive_maximum": 20,
                 "max_in_flight": 20,
                 "keep_alive": "2 s",
                 "connect_timeout": "2 s",
                 "ack_timeout": "2 s"
               }
               """
                .formatted(port, name);
    }
}
