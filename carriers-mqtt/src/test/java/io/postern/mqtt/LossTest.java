package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.postern.api.json.JsonObject;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How links end that nobody closed. */
@Timeout(180)
class LossTest {

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

    /** MQTT 3.1.1 has no word for it, and not every broker of MQTT 5 says it. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void suspectsAnotherClientWhereTheBrokerDoesNotSay(int version) throws Exception {
        try (var first = MqttStation.sending(MqttStation.at(mosquitto.port(), version)).open();
                var second = MqttStation.sending(MqttStation.at(mosquitto.port(), version))) {
            second.open();
            assertThat(first.watch().await()).endsWith("closed the connection without saying why");
            throwEachOtherOut(first, second);
            first.watch().await();
            throwEachOtherOut(first, second);

            assertThat(first.watch().await())
                    .endsWith(
                            "closed the connection without saying why; this is the third time soon"
                                    + " after connecting: perhaps another client uses the client"
                                    + " id \"farm_shed\" too; then give one of them another"
                                    + " \"client_id\"");
        }
    }

    /** Mosquitto closes it, and MQTT 3.1.1 has no word for why. */
    @Test
    void suspectsAMessageThatWasOnItsWay() throws Exception {
        try (var strict = Mosquitto.in(folder).maxPacket(2_000).start();
                var station = MqttStation.sending(MqttStation.at(strict.port(), 3)).open()) {
            var large = JsonObject.EMPTY.with("text", "x".repeat(5_000));
            for (int times = 1; times < 3; times++) {
                station.send(MqttStation.to("a", 1), TestEnvelope.of("test_type", large));
                station.watch().await();
                station.reopen();
            }
            station.send(MqttStation.to("a", 1), TestEnvelope.of("test_type", large));

            assertThat(station.watch().await())
                    .endsWith(
                            "this is the third time soon after connecting, with 1 message on the"
                                    + " way: perhaps the broker does not take one of them, such as"
                                    + " one that is too large for it; or another client uses the"
                                    + " client id \"farm_shed\" too; then give one of them another"
                                    + " \"client_id\"");
        }
    }

    private static void throwEachOtherOut(MqttStation first, MqttStation second) throws Exception {
        first.reopen();
        second.watch().await();
        second.reopen();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void closesInTimeWhereTheBrokerHasFallenSilent(int version) throws Exception {
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.sending(MqttStation.at(wire.port(), version)).open()) {
            wire.stall();
            var receipts =
                    List.of(
                            station.send(MqttStation.to("a", 1), message()),
                            station.send(MqttStation.to("a", 2), message()));
            long before = System.nanoTime();
            station.sender().close();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(5));
            assertThat(receipts).allMatch(receipt -> receipt.outcomes().isEmpty());
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void sendsWithoutBlockingWhileNothingIsAcknowledged(int version) throws Exception {
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.sending(MqttStation.at(wire.port(), version)).open()) {
            wire.stall(Direction.TO_CLIENT);
            for (int count = station.sender().window(); count > 0; count--) {
                station.send(MqttStation.to("a", 1), message());
            }

            wire.resume();
            assertThat(station.send(MqttStation.to("a", 1), message()).await()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void settlesNothingForWhatWasCutOff(int version) throws Exception {
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.sending(MqttStation.at(wire.port(), version)).open()) {
            wire.stall();
            var once = station.send(MqttStation.to("a", 1), message());
            var twice = station.send(MqttStation.to("a", 2), message());
            wire.cut();
            station.watch().await();
            wire.resume();
            var after = station.send(MqttStation.to("a", 1), message());
            station.reopen();
            var next = station.send(MqttStation.to("a", 1), message());

            assertThat(next.await()).isNotNull();
            assertThat(once.outcomes()).isEmpty();
            assertThat(twice.outcomes()).isEmpty();
            assertThat(after.outcomes()).isEmpty();
        }
    }

    @Test
    void tellsOfABrokerThatStops() throws Exception {
        try (var other = Mosquitto.in(folder).start();
                var station = MqttStation.both(MqttStation.at(other.port(), 5))) {
            station.listen().open();
            other.stop();

            assertThat(station.watch().await())
                    .endsWith("closed the connection without saying why");
        }
    }

    @Test
    void closesAfterALossWithoutHarm() throws Exception {
        try (var wire = CuttableProxy.to(mosquitto);
                var station = MqttStation.both(MqttStation.at(wire.port(), 5))) {
            station.listen().open();
            wire.cut();
            station.watch().await();

            assertThatCode(station::end).doesNotThrowAnyException();
        }
    }

    private static TestEnvelope message() {
        return TestEnvelope.of("test_type", JsonObject.EMPTY.with("n", "1"));
    }
}
