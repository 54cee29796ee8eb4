package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.json.JsonObject;
import io.postern.api.link.Outcome;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.PacketType;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class QosTest {

    @TempDir static Path folder;

    private static Mosquitto mosquitto;

    @BeforeAll
    static void start() {
        mosquitto = Mosquitto.in(folder).start();
    }

    @AfterAll
    static void stop() {
        mosquitto.close();
    }

    @ParameterizedTest
    @CsvSource({"3,0", "3,1", "3,2", "5,0", "5,1", "5,2"})
    void receivesInOrder(int version, int qos) throws Exception {
        var payloads = List.of("1", "2", "3", "4", "5");

        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            station.listen(MqttStation.from("in/" + version + qos, qos)).open();
            Pub.to(mosquitto).qos(2).lines("in/" + version + qos, payloads);
            station.context.inbox().await(5);

            assertThat(station.payloads()).isEqualTo(payloads);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,0", "3,1", "3,2", "5,0", "5,1", "5,2"})
    void sends(int version, int qos) throws Exception {
        var topic = "out/" + version + qos;

        try (var station = MqttStation.sending(MqttStation.at(mosquitto.port(), version)).open();
                var sub = Sub.on(mosquitto).qos(2).topic(topic).start()) {
            var message = TestEnvelope.of("test_type", JsonObject.EMPTY.with("n", "1"));
            var outcome = station.send(MqttStation.to(topic, qos), message).await();

            assertThat(outcome).isEqualTo(Outcome.DELIVERED);
            assertThat(sub.await(1))
                    .containsExactly(
                            new ReceivedMessage(topic, "{\"n\":\"1\"}", qos, false, "", "", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void takesForDeliveredOnlyWhatIsCompleteAtQos2(int version) throws Exception {
        var recording = new WireRecording();

        try (var wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
                var station = MqttStation.sending(MqttStation.at(wire.port(), version)).open()) {
            var message = TestEnvelope.of("test_type", JsonObject.EMPTY);
            station.send(MqttStation.to("twice", 2), message).await();

            assertThat(recording.packets("wire", Direction.TO_CLIENT))
                    .extracting(packet -> packet.type())
                    .contains(PacketType.PUBCOMP);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void acknowledgesNothingBeforeItIsSafe(int version, int qos) throws Exception {
        var recording = new WireRecording();
        var topic = "safe/" + version + qos;

        try (var wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
                var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from(topic, qos)).open();
            Pub.to(mosquitto).qos(2).lines(topic, List.of("1", "2", "3"));
            station.context.inbox().await(3);

            assertThat(recording.packets("wire", Direction.TO_BROKER))
                    .extracting(packet -> packet.type())
                    .containsExactly(PacketType.CONNECT, PacketType.SUBSCRIBE);
            station.context.inbox().acknowledge(3);
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(recording.confirmed("wire", Direction.TO_CLIENT))
                                            .extracting(packet -> packet.payload())
                                            .containsExactly("1", "2", "3"));
        }
    }
}
