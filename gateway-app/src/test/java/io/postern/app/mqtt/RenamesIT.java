package io.postern.app.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.app.process.GatewayProcess;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** Receive addresses are renamed and changed again and again, while numbered messages come. */
class RenamesIT {

    private static final int ROUNDS = 8;
    private static final int BURST = 500;
    private static final int AHEAD = 4 * BURST;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SOURCES = List.of("a", "b");
    private static final String DEW =
            ", \"handler\": \"climate\", \"handler_function\": \"dew_point\"";

    @TempDir private static Path folder;

    private final WireRecording wires = new WireRecording();
    private final WireLedger ledger = new WireLedger(wires);
    private volatile boolean over;
    private int changes;

    @Test
    void loseNothing(TestReporter reporter) throws Exception {
        try (var field = Mosquitto.in(folder).persistent().maxQueued(0).start();
                var cloud = Mosquitto.in(folder).persistent().maxQueued(0).start();
                var inbound = CuttableProxy.recording(field.port(), wires, WireLedger.IN);
                var outbound = CuttableProxy.recording(cloud.port(), wires, WireLedger.OUT);
                var arrived = Sub.on(cloud).qos(1).topic("#").start();
                var station = station(inbound.port(), outbound.port())) {
            station.start();
            field.awaitSubscription("field_site", "meter/#");
            var sending = CompletableFuture.supplyAsync(() -> send(field));
            for (int round = 0; round < ROUNDS && !sending.isDone(); round++) {
                change(station);
            }
            over = true;
            var expected = sending.join();

            var missing = new Missing(expected);
            try {
                arrived.await(missing, missing.toString(), PATIENCE);
            } catch (AssertionError lost) {
                throw new AssertionError(lost.getMessage() + "; " + fates(missing), lost);
            }
            ledger.nothingAcknowledgedIsLost();
            ledger.firstDeliveriesAreInOrder();
            assertThat(station.says("status")).doesNotContain("unclaimed");
            assertThat(ledger.repeats()).isLessThanOrEqualTo(copies());
            reporter.publishEntry(
                    "%d messages, %d changes, %d repeats"
                            .formatted(expected.size(), changes, ledger.repeats()));
        }
    }

    /** What the wires say of some that are missing. */
    private String fates(Missing missing) {
        return missing.some().stream().map(ledger::fate).toList().toString();
    }

    /** Goes on sending until told; not so fast that the messages only lie with the broker. */
    private List<Numbered> send(Mosquitto field) {
        var all = new ArrayList<Numbered>();
        for (int first = 1; !over; first += BURST) {
            for (var source : SOURCES) {
                var some = Numbered.range(source, first, first + BURST - 1);
                Pub.to(field)
                        .qos(1)
                        .lines("meter/" + source, some.stream().map(Numbered::payload).toList());
                all.addAll(some);
            }
            wires.awaitConfirmations(WireLedger.OUT, all.size() - AHEAD, PATIENCE);
        }
        return all;
    }

    /** How many the broker sent twice, as it does while two subscriptions overlap. */
    private int copies() {
        var came = wires.published(WireLedger.IN, Direction.TO_CLIENT);
        return came.size() - (int) came.stream().map(MqttPacket::payload).distinct().count();
    }

    private void change(GatewayProcess station) throws Exception {
        apply(station, () -> move(station, "one", "two"));
        apply(station, () -> station.file("addresses/two.json", address("meter", DEW)));
        apply(
                station,
                () -> {
                    move(station, "two", "one");
                    station.file("addresses/one.json", address("meter", ""));
                });
        apply(
                station,
                () -> {
                    station.file("addresses/two.json", address("meter/b", ""));
                    station.file("addresses/one.json", address("meter/a", ""));
                });
        apply(
                station,
                () -> {
                    move(station, "one", "three");
                    move(station, "two", "one");
                    move(station, "three", "two");
                });
        apply(
                station,
                () -> {
                    station.file("addresses/one.json", address("meter", ""));
                    Files.delete(station.configs().resolve("addresses/two.json"));
                });
    }

    private interface Edit {

        void happen() throws IOException;
    }

    private void apply(GatewayProcess station, Edit edit) throws IOException {
        int before = applied(station);
        edit.happen();
        changes++;
        await().atMost(PATIENCE).until(() -> applied(station) > before);
    }

    private static int applied(GatewayProcess station) {
        return station.log().split("configuration applied", -1).length;
    }

    private static void move(GatewayProcess station, String from, String to) throws IOException {
        var addresses = station.configs().resolve("addresses");
        Files.move(
                addresses.resolve(from + ".json"),
                addresses.resolve(to + ".json"),
                StandardCopyOption.ATOMIC_MOVE);
    }

    private static GatewayProcess station(int in, int out) throws IOException {
        return GatewayProcess.named("site", folder)
                .file("carriers/field.json", carrier("field", in))
                .file("carriers/cloud.json", carrier("cloud", out))
                .file("addresses/one.json", address("meter", ""))
                .file(
                        "addresses/out.json",
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

    private static String address(String topic, String handler) {
        return """
               {
                 "message_type": "meter",
                 "send_or_receive": "receive",
                 "carrier": "field",
                 "duration": "always",
                 "additional_info": {"topic": "%s"}%s
               }
               """
                .formatted(topic, handler);
    }

    private static String carrier(String name, int port) {
        return """
               {
                 "source": "mqtt",
                 "mqtt_port": %d,
                 "client_id": "%s",
                 "system_id": "$system_id"
               }
               """
                .formatted(port, name);
    }
}
