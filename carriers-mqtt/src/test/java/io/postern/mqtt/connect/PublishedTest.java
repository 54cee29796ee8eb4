package io.postern.mqtt.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.link.Letter;
import io.postern.api.link.Outcome;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeReceipt;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.wire.ClientIdentity;
import io.postern.mqtt.wire.IncomingPublish;
import io.postern.mqtt.wire.Welcome;
import io.postern.mqtt.words.Ending;
import io.postern.testing.mqtt.Mosquitto;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages that one connection publishes. */
@Timeout(120)
class PublishedTest {

    @TempDir Path folder;

    /** One may be written just while the other leaves, and nothing is written after it. */
    @Test
    void settlesWhatTwoThreadsPublishAtOnce() throws Exception {
        try (var mosquitto = Mosquitto.in(folder).start();
                var connection = open(mosquitto, 5)) {
            for (int round = 0; round < 8_000; round++) {
                int pause = round % 400;
                var other = CompletableFuture.supplyAsync(() -> publish(connection, pause));
                var mine = publish(connection, 0);

                assertThat(mine.await()).isEqualTo(Outcome.DELIVERED);
                assertThat(other.join().await()).isEqualTo(Outcome.DELIVERED);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 5})
    void keepsNothingOfMessagesThatArrivedExactlyOnce(double version) throws Exception {
        try (var mosquitto = Mosquitto.in(folder).start();
                var connection = open(mosquitto, version)) {
            for (int number = 0; number < 100; number++) {
                var receipt = new FakeReceipt();
                connection.publish(
                        Letter.of("a", new byte[1]), PublishOptions.of(2, false), receipt);
                assertThat(receipt.await()).isEqualTo(Outcome.DELIVERED);
            }

            Awaitility.await().until(() -> connection.flying() == 0);
        }
    }

    private static FakeReceipt publish(BrokerConnection connection, int pause) {
        for (int count = 0; count < pause; count++) {
            Thread.onSpinWait();
        }
        var receipt = new FakeReceipt();
        connection.publish(Letter.of("a", new byte[1]), PublishOptions.of(0, false), receipt);
        return receipt;
    }

    private static BrokerConnection open(Mosquitto mosquitto, double version) throws Exception {
        var settings =
                Map.<String, Object>of(
                        "mqtt_url", "127.0.0.1", "mqtt_port", mosquitto.port(), "version", version);
        var config = CarrierConfig.of(Values.of(settings));
        var connector =
                new Connector(
                        new Loops(256 << 20),
                        config.broker(),
                        config.login(),
                        config.session(),
                        () -> false);
        return connector.open(ClientIdentity.passing("test"), new Nobody());
    }

    private static final class Nobody implements Listener {

        @Override
        public void connected(Welcome welcome) {}

        @Override
        public void arrived(IncomingPublish message) {}

        @Override
        public void ended(Ending ending) {}
    }
}
