package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.Trigger;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.WireRecording;
import io.postern.testing.wire.packet.MqttPacket;
import io.postern.testing.wire.packet.PacketType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class SessionTest {

    @TempDir Path folder;

    private final WireRecording recording = new WireRecording();
    private Mosquitto mosquitto;
    private CuttableProxy wire;

    @BeforeEach
    void start() {
        mosquitto = Mosquitto.in(folder).start();
        wire = CuttableProxy.recording(mosquitto.port(), recording, "wire");
    }

    @AfterEach
    void stop() {
        wire.close();
        mosquitto.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void getsWhatCameWhileItWasAway(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a", 1)).open();
            station.receiver().close();
            Pub.to(mosquitto).qos(1).lines("a", List.of("1", "2"));
            station.receiver().open(station.watch());
            station.context.inbox().await(2);

            assertThat(station.payloads()).containsExactly("1", "2");
            assertThat(sent(PacketType.SUBSCRIBE)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void getsRetainedMessagesOnce(int version) throws Exception {
        Pub.to(mosquitto).qos(1).retained().message("a", "kept");
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a", 1)).open();
            station.context.inbox().await(1);
            awaitConfirmed("kept");
            station.reopen();
            Pub.to(mosquitto).qos(1).message("a", "new");
            station.context.inbox().await(2);

            assertThat(station.payloads()).containsExactly("kept", "new");
            assertThat(station.context.inbox().received().get(0).arrival().retained()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void subscribesAgainWhereTheBrokerForgot(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a", 1)).open();
            mosquitto.restart();
            station.reopen();
            Pub.to(mosquitto).qos(1).message("a", "1");
            station.context.inbox().await(1);

            assertThat(sent(PacketType.SUBSCRIBE)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void takesLeaveOfAnAddressThatWentWhileItWasDown(int version) throws Exception {
        var before = MqttStation.receiving(MqttStation.at(wire.port(), version));
        before.listen(MqttStation.from("a", 1), MqttStation.from("b", 1)).open().close();

        try (var after = MqttStation.again(before)) {
            after.listen(MqttStation.from("a", 1)).open();
            Pub.to(mosquitto).qos(1).message("b", "gone");
            Pub.to(mosquitto).qos(1).message("a", "here");
            after.context.inbox().await(1);

            assertThat(after.payloads()).containsExactly("here");
            assertThat(sent(PacketType.UNSUBSCRIBE)).isEqualTo(1);
            assertThat(sent(PacketType.SUBSCRIBE)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void followsItsAddressesWhileItIsUp(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a/b", 1)).open();
            station.listen(MqttStation.from("a/#", 1), MqttStation.from("c", 1));
            Pub.to(mosquitto).qos(1).message("a/x", "1");
            Pub.to(mosquitto).qos(1).message("c", "2");
            station.context.inbox().await(2);

            assertThat(station.payloads()).containsExactly("1", "2");
            var kinds = recording.packets("wire", Direction.TO_BROKER);
            assertThat(kinds.stream().map(MqttPacket::type).filter(SessionTest::isAsking))
                    .containsExactly(
                            PacketType.SUBSCRIBE, PacketType.SUBSCRIBE, PacketType.UNSUBSCRIBE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void handsOverOnceForAddressesThatOverlap(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a/#", 1), MqttStation.from("a/+/c", 1)).open();
            Pub.to(mosquitto).qos(1).message("a/b/c", "1");
            Pub.to(mosquitto).qos(1).message("a/end", "2");
            station.context.inbox().await(2);

            assertThat(station.payloads()).containsExactly("1", "2");
            assertThat(station.context.inbox().received().get(0).addresses())
                    .extracting(address -> address.name())
                    .containsExactlyInAnyOrder("in a/#", "in a/+/c");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void listensForWhatIsAskedForOnlyThen(int version) throws Exception {
        var asked = MqttStation.from("a", Trigger.AS_NEEDED, Map.of("qos", 1));
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(asked).open();
            assertThat(sent(PacketType.SUBSCRIBE)).isZero();

            station.receiver().receive(asked);
            Pub.to(mosquitto).qos(1).message("a", "1");

            station.context.inbox().await(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void joinsWhatItHoldsWhenItComesAgain(int version, int qos) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", qos)).open();
            Pub.to(mosquitto).qos(2).lines("a", List.of("1", "2", "3"));
            station.context.inbox().await(3);
            for (int round = 0; round < 3; round++) {
                wire.cut();
                station.watch().await();
                station.reopen();
                // a cut before they came again would be no round
                long again = 3 * (round + 1);
                Awaitility.await()
                        .until(() -> station.context.meters().count("mqtt_joined") == again);
            }
            Pub.to(mosquitto).qos(2).message("a", "4");
            station.context.inbox().await(4);
            station.context.inbox().acknowledge(4);

            awaitConfirmed("1", "2", "3", "4");
            assertThat(station.payloads()).containsExactly("1", "2", "3", "4");
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void confirmsOnTheNextConnectionWhatBecameSafeMeanwhile(int version, int qos) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", qos)).open();
            Pub.to(mosquitto).qos(2).lines("a", List.of("1", "2"));
            station.context.inbox().await(2);
            wire.cut();
            station.watch().await();
            station.context.inbox().acknowledge(2);
            station.reopen();

            awaitConfirmed("1", "2");
            assertThat(station.payloads()).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void endsItsSessionWhenItLeaves(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(wire.port(), version))) {
            station.listen(MqttStation.from("a", 1)).open();
            station.receiver().close();
            station.carrier.leave();
            Pub.to(mosquitto).qos(1).message("a", "1");
            station.open();
            Pub.to(mosquitto).qos(1).message("a", "2");
            station.context.inbox().await(1);

            assertThat(station.payloads()).containsExactly("2");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void startsEmptyWhereItIsToldTo(int version) throws Exception {
        var settings = MqttStation.at(wire.port(), version);
        settings.put("clean_start", true);
        try (var station = MqttStation.receiving(settings)) {
            station.listen(MqttStation.from("a", 1)).open();
            station.receiver().close();
            Pub.to(mosquitto).qos(1).message("a", "1");
            station.open();
            Pub.to(mosquitto).qos(1).message("a", "2");
            station.context.inbox().await(1);

            assertThat(station.payloads()).containsExactly("2");
        }
    }

    private static boolean isAsking(PacketType type) {
        return type == PacketType.SUBSCRIBE || type == PacketType.UNSUBSCRIBE;
    }

    private long sent(PacketType type) {
        return recording.packets("wire", Direction.TO_BROKER).stream()
                .filter(packet -> packet.type() == type)
                .count();
    }

    private void awaitConfirmed(String... payloads) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(recording.confirmed("wire", Direction.TO_CLIENT))
                                        .extracting(MqttPacket::payload)
                                        .containsExactly(payloads));
    }
}
