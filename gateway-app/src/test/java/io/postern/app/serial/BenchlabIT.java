package io.postern.app.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNumber;
import io.postern.api.json.JsonObject;
import io.postern.app.process.GatewayProcess;
import io.postern.app.session.ExitCode;
import io.postern.simulate.benchlab.BenchlabRack;
import io.postern.simulate.benchlab.RackPlan;
import io.postern.simulate.benchlab.SimulatedBenchlab;
import io.postern.simulate.benchlab.SimulatedPress;
import io.postern.simulate.benchlab.Watcher;
import io.postern.simulate.plug.LinkLabel;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.RunningSub;
import io.postern.testing.mqtt.Sub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the distribution, with simulated devices on real pseudo-terminals. */
class BenchlabIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CLASSIC = "clients/client_uuid/links/balena_uuid/benchlabs/";
    private static final String LOST =
            """
            {
              "message_type": "connection_status",
              "send_or_receive": "send",
              "carrier": "mqtt",
              "duration": "on_message",
              "additional_info": { "topic": "lost" }
            }
            """;

    @TempDir private static Path folder;

    private final List<String> pressed = new CopyOnWriteArrayList<>();
    private Path ports;
    private Mosquitto broker;
    private BenchlabRack rack;
    private RunningSub arrived;

    @BeforeEach
    void start() throws Exception {
        broker = Mosquitto.in(folder).start();
        ports = Files.createTempDirectory(folder, "ports");
        rack = rack(false);
        arrived = Sub.on(broker).topic("#").start();
    }

    private BenchlabRack rack(boolean chipInDegrees) throws Exception {
        return BenchlabRack.open(
                RackPlan.onPtys(4)
                        .withChipInDegrees(chipInDegrees)
                        .withLabels(number -> new LinkLabel(ports.resolve("meter-" + number))),
                new Pressed());
    }

    @AfterEach
    void stop() {
        arrived.close();
        rack.close();
        broker.close();
    }

    @Test
    void publishesFourDevicesAsTheOriginalDoes() throws Exception {
        try (var station = station("benchlab")) {
            station.start();

            for (var device : rack.devices()) {
                var info = awaitOne(CLASSIC + device.uid() + "/info");
                assertThat(info)
                        .hasToString(
                                "{\"uid\":\"%s\",\"com_port\":\"%s\",\"firmware\":%s}"
                                        .formatted(device.uid(), device.port(), number(info)));
                var telemetry = awaitOne(CLASSIC + device.uid() + "/telemetry");
                assertThat(telemetry.fields().keySet())
                        .containsExactlyElementsOf(Original.telemetry());
            }
            assertThat(station.says("status"))
                    .contains("benchlabs (serial)", rack.device(1).port());
        }
        try (var later = Sub.on(broker).topic(CLASSIC + "+/info").start()) {
            assertThat(later.await(4)).allMatch(ReceivedMessage::retained);
        }
    }

    @Test
    void speaksTheNewerTopicsAndNames() throws Exception {
        rack.close();
        rack = rack(true);
        try (var station = station("benchlab-v3")) {
            station.start();

            var uid = rack.device(1).uid();
            assertThat(awaitOne("benchlab/" + uid + "/info").fields().keySet())
                    .contains("uid", "com_port", "firmware", "VendorId", "ProductId", "variant");
            var telemetry = awaitOne("benchlab/" + uid + "/telemetry");
            assertThat(telemetry.fields().keySet())
                    .contains("timestamp", "TS_1", "TS_4")
                    .doesNotContain("Temp_Sensor_1");
            assertThat(telemetry.number("Chip_Temp").orElseThrow()).isBetween(30.0, 45.0);
        }
    }

    @Test
    void pressesButtonsOnlyWhereThatIsTurnedOn() throws Exception {
        try (var station = station("benchlab").variable("BENCHLAB_BUTTONS", "true")) {
            station.start();
            var device = rack.device(2);
            awaitOne(CLASSIC + device.uid() + "/telemetry");
            broker.awaitSubscription("benchlab_benchlab", CLASSIC + "+/button");

            Pub.to(broker)
                    .message(
                            CLASSIC + device.uid() + "/button",
                            "{\"button\": \"reset\", \"duration\": 0.7}");

            await().atMost(PATIENCE).until(() -> !pressed.isEmpty());
            assertThat(pressed).containsExactly(device.uid() + ": reset button pressed for 0.7 s");
        }
    }

    @Test
    void findsADeviceAgainThatWasPulledOut() throws Exception {
        try (var station = station("benchlab")) {
            station.replace(
                            "carriers/benchlabs.json",
                            "\"baud\"",
                            "\"scan_seconds\": 0.2, \"monitor_connection\": true, \"baud\"")
                    .file("addresses/lost.json", LOST)
                    .start();
            var device = rack.device(3);
            awaitOne(CLASSIC + device.uid() + "/telemetry");

            device.unplug();
            var lost = awaitStatus("disconnect");
            device.rename();
            var back = awaitStatus("reconnect");

            assertThat(lost.text("device")).contains(device.uid().toString());
            assertThat(back.text("device")).contains(device.uid().toString());
            assertThat(back.text("port")).contains(device.port());
            await().atMost(PATIENCE).until(() -> count(CLASSIC + device.uid() + "/info") == 2);
        }
    }

    @Test
    void endsGracefully() throws Exception {
        try (var station = station("benchlab")) {
            station.start();
            awaitOne(CLASSIC + rack.device(1).uid() + "/telemetry");

            var ended = station.stop();

            assertThat(ended.code()).isEqualTo(ExitCode.OK);
            assertThat(ended.err()).doesNotContain("WARN", "ERROR");
        }
    }

    private GatewayProcess station(String example) throws Exception {
        return GatewayProcess.named("unused", folder)
                .example(example)
                .variable("MQTT_PORT", "" + broker.port())
                .variable("MQTT_BROKER", "127.0.0.1")
                .variable("MQTT_POLL_RATE", "0.2")
                .variable("BENCHLAB_PORTS", ports + "/*");
    }

    private JsonObject awaitStatus(String word) {
        return arrived
                .await(
                        all -> all.stream().anyMatch(one -> isStatus(one, word)),
                        "a " + word,
                        PATIENCE)
                .stream()
                .filter(one -> isStatus(one, word))
                .map(one -> json(one.payload()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isStatus(ReceivedMessage one, String word) {
        return one.topic().equals("lost") && one.payload().contains("\"" + word + "\"");
    }

    private JsonObject awaitOne(String topic) {
        return arrived
                .await(
                        all -> all.stream().anyMatch(one -> one.topic().equals(topic)),
                        "something on " + topic,
                        PATIENCE)
                .stream()
                .filter(one -> one.topic().equals(topic))
                .map(one -> json(one.payload()))
                .findFirst()
                .orElseThrow();
    }

    private int count(String topic) {
        return (int) arrived.received().stream().filter(one -> one.topic().equals(topic)).count();
    }

    private static JsonObject json(String text) {
        return (JsonObject) Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String number(JsonObject info) {
        return ((JsonNumber) info.field("firmware").orElseThrow()).plain();
    }

    /** Keeps what is pressed. */
    private final class Pressed implements Watcher {

        @Override
        public void pressed(SimulatedBenchlab device, SimulatedPress press) {
            pressed.add(device.uid() + ": " + press);
        }
    }
}
