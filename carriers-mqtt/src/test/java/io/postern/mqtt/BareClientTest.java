package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.wire.CuttableProxy;
import io.postern.testing.wire.Direction;
import io.postern.testing.wire.MqttPacket;
import io.postern.testing.wire.WireRecording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the client library does that the carrier works around. When one of these fails after a new
 * version of it was taken, the way around it may go.
 */
@Timeout(60)
class BareClientTest {

    @TempDir Path folder;

    private final WireRecording recording = new WireRecording();
    private final BlockingQueue<Mqtt5Publish> arrived = new LinkedBlockingQueue<>();
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

    /** Issue 796; {@code SessionTest} shows that the carrier acknowledges such messages. */
    @Test
    void neverAcknowledgesWhatWasSentAgainToTheSameInstance() throws Exception {
        var client = client();
        client.publishes(MqttGlobalPublishFilter.ALL, arrived::add, true);
        connect(client);
        client.subscribeWith().topicFilter("a").qos(MqttQos.AT_LEAST_ONCE).send().join();
        Pub.to(mosquitto).qos(1).message("a", "1");
        next();
        wire.cut();
        Awaitility.await().until(() -> !client.getState().isConnected());
        connect(client);
        next().acknowledge();
        Pub.to(mosquitto).qos(1).message("a", "2");
        next().acknowledge();

        client.disconnect().join();

        assertThat(recording.confirmed("wire", Direction.TO_CLIENT)).isEmpty();
    }

    /** Issue 429; the carrier's taker is there before it connects. */
    @Test
    void acknowledgesWhatCameBeforeItsTaker() throws Exception {
        var first = client();
        connect(first);
        first.subscribeWith().topicFilter("a").qos(MqttQos.AT_LEAST_ONCE).send().join();
        first.disconnect().join();
        Pub.to(mosquitto).qos(1).lines("a", List.of("1", "2", "3"));

        var second = client();
        connect(second);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(recording.confirmed("wire", Direction.TO_CLIENT))
                                        .extracting(MqttPacket::payload)
                                        .containsExactly("1", "2", "3"));
        second.publishes(MqttGlobalPublishFilter.ALL, arrived::add, true);

        assertThat(arrived.poll(300, TimeUnit.MILLISECONDS)).isNull();
        second.disconnect().join();
    }

    /** Issues 554 and 620; {@code LossTest} shows that the carrier does not. */
    @Test
    void blocksWhoeverPublishesBeforeItWasEverConnected() throws Exception {
        wire.refuse();
        var client = builder().automaticReconnectWithDefaultConfig().buildAsync();
        var connecting = client.connect();
        Awaitility.await().until(() -> client.getState() == MqttClientState.DISCONNECTED_RECONNECT);
        var publisher = new Thread(() -> client.publish(message()));
        publisher.start();

        publisher.join(500);

        assertThat(publisher.isAlive()).isTrue();
        wire.accept();
        connecting.join();
        publisher.join(10_000);
        assertThat(publisher.isAlive()).isFalse();
        client.disconnect().join();
    }

    private static Mqtt5Publish message() {
        return Mqtt5Publish.builder().topic("a").qos(MqttQos.AT_LEAST_ONCE).build();
    }

    private Mqtt5AsyncClient client() {
        return builder().buildAsync();
    }

    private Mqtt5ClientBuilder builder() {
        return Mqtt5Client.builder()
                .identifier("bare")
                .serverHost("127.0.0.1")
                .serverPort(wire.port());
    }

    private static void connect(Mqtt5AsyncClient client) {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(Duration.ofHours(1).toSeconds())
                .send()
                .join();
    }

    private Mqtt5Publish next() throws InterruptedException {
        var one = arrived.poll(10, TimeUnit.SECONDS);
        assertThat(one).isNotNull();
        return one;
    }
}
