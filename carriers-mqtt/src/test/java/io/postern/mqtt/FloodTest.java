package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.setting.SessionSettings;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A queue that drains: mosquitto 2.0.11 sends far more than the receive maximum once
 * acknowledgements come between, and knows no maximum with MQTT 3.1.1.
 */
@Timeout(180)
class FloodTest {

    private static final int MESSAGES = 10_000;
    private static final List<String> NUMBERS =
            IntStream.range(0, MESSAGES).mapToObj(Integer::toString).toList();

    @TempDir Path folder;

    private Mosquitto mosquitto;

    @BeforeEach
    void start() {
        mosquitto = Mosquitto.in(folder).maxQueued(0).maxInflight(0).start();
    }

    @AfterEach
    void stop() {
        mosquitto.close();
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void losesNothingAndStaysUpWhereTheDestinationIsSlow(int version, int qos) throws Exception {
        var settings = MqttStation.at(mosquitto.port(), version);
        MqttStation.plus(settings, SessionSettings.RECEIVE_MAXIMUM, 50);
        try (var station = MqttStation.receiving(settings)) {
            station.listen(MqttStation.from("a", qos)).open();
            station.context.inbox().byHand();
            var sender =
                    CompletableFuture.runAsync(
                            () -> Pub.to(mosquitto).qos(qos).lines("a", NUMBERS));
            acknowledgeFewAtATime(station);
            sender.join();

            assertThat(station.payloads()).isEqualTo(NUMBERS);
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"3,1", "3,2", "5,1", "5,2"})
    void takesAQueueThatGrewWhileItWasAway(int version, int qos) throws Exception {
        var settings = MqttStation.at(mosquitto.port(), version);
        MqttStation.plus(settings, SessionSettings.RECEIVE_MAXIMUM, 50);
        try (var station = MqttStation.receiving(settings)) {
            station.listen(MqttStation.from("a", qos)).open();
            station.receiver().close();
            Pub.to(mosquitto).qos(qos).lines("a", NUMBERS);
            station.context.inbox().byHand();
            station.open();
            acknowledgeFewAtATime(station);

            assertThat(station.payloads()).isEqualTo(NUMBERS);
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    /** The answers to its pings stand behind messages that are not read. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void staysUpWhileTheDestinationIsAwayForLong(int version) throws Exception {
        var settings = MqttStation.at(mosquitto.port(), version);
        MqttStation.plus(settings, SessionSettings.RECEIVE_MAXIMUM, 50);
        MqttStation.plus(settings, SessionSettings.KEEP_ALIVE, Duration.ofSeconds(3));
        try (var station = MqttStation.receiving(settings)) {
            station.listen(MqttStation.from("a", 1)).open();
            station.context.inbox().byHand();
            Pub.to(mosquitto).qos(1).lines("a", NUMBERS);
            Awaitility.await()
                    .during(Duration.ofSeconds(9))
                    .until(() -> station.watch().losses().isEmpty());
            acknowledgeFewAtATime(station);

            assertThat(station.payloads()).isEqualTo(NUMBERS);
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    private static void acknowledgeFewAtATime(MqttStation station) {
        var inbox = station.context.inbox();
        for (int done = 0; done < MESSAGES; done += 10) {
            inbox.await(done + 10);
            assertThat(inbox.count()).isLessThanOrEqualTo(done + 50);
            inbox.acknowledge(10);
        }
    }
}
