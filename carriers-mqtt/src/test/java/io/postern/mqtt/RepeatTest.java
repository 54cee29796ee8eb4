package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes again after a reconnection, and what only looks like it. */
@Timeout(180)
class RepeatTest {

    private static final String CONNACK_SESSION_PRESENT = "20020100";

    private static final String SUBACK = "9003000101";

    /** Topic {@code a}, packet id 7, payload {@code on}, QoS 1. */
    private static final String ON = "32070001610007" + "6f6e";

    private static final String ON_AGAIN = "3a070001610007" + "6f6e";
    private static final String ON_AGAIN_AS_8 = "3a070001610008" + "6f6e";

    @TempDir Path folder;

    @Test
    void sendsANewMessageThatEqualsOneItHolds() throws Exception {
        assertThat(takenOver(ON, ON)).isEqualTo(2);
    }

    @Test
    void sendsARepeatThatIsNotOfWhatItHolds() throws Exception {
        assertThat(takenOver(ON, ON_AGAIN_AS_8)).isEqualTo(2);
    }

    @Test
    void joinsARepeatOfWhatItHolds() throws Exception {
        assertThat(takenOver(ON, ON_AGAIN)).isEqualTo(1);
    }

    /** How many messages are handed over of one on each of two connections, the first held. */
    private static int takenOver(String first, String second) throws Exception {
        try (var broker =
                        new ScriptedBroker(
                                List.of(
                                        List.of(CONNACK_SESSION_PRESENT, SUBACK + first),
                                        List.of(CONNACK_SESSION_PRESENT + second)));
                var station = MqttStation.receiving(MqttStation.at(broker.port(), 3))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", 1)).open();
            station.context.inbox().await(1);
            station.reopen();
            Awaitility.await()
                    .until(
                            () ->
                                    station.payloads().size() == 2
                                            || station.context.meters().count("mqtt_joined") == 1);
            return station.payloads().size();
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void repeatsOnlyThatOfWhichTheAcknowledgementWasLost(int version, int qos) throws Exception {
        var recording = new WireRecording();
        try (var mosquitto = Mosquitto.in(folder).start();
                var wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
                var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", qos)).open();
            var all = IntStream.rangeClosed(1, 11).mapToObj(Integer::toString).toList();
            Pub.to(mosquitto).qos(2).lines("a", all);
            station.context.inbox().await(11);
            wire.stall(Direction.TO_BROKER);
            station.context.inbox().acknowledge(1);
            wire.cut();
            wire.resume();
            station.watch().await();
            station.reopen();
            Awaitility.await().until(() -> station.context.meters().count("mqtt_joined") == 10);
            station.context.inbox().await(12);
            station.context.inbox().acknowledge(11);

            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(recording.confirmed("wire", Direction.TO_CLIENT))
                                            .extracting(MqttPacket::payload)
                                            .endsWith(all.toArray(String[]::new)));
            assertThat(station.payloads()).startsWith(all.toArray(String[]::new)).hasSize(12);
            assertThat(station.payloads().get(11)).isEqualTo("1");
        }
    }
}
