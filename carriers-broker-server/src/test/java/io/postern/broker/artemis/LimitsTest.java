package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientState;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import io.postern.testing.mqtt.ReceivedMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LimitsTest {

    @Test
    void dropsTheOldestMessageOfAFullSubscription() throws Exception {
        try (var broker = TestBroker.start(Map.of("max_queued", 100))) {
            broker.sub().session("slow").qos(1).topic("a").start().stop();
            broker.pub()
                    .qos(1)
                    .lines("a", IntStream.range(0, 150).mapToObj(Integer::toString).toList());

            try (var sub = broker.sub().session("slow").topic("none").start()) {
                assertThat(sub.await(100))
                        .extracting(ReceivedMessage::payload)
                        .isEqualTo(IntStream.range(50, 150).mapToObj(Integer::toString).toList());
            }
        }
    }

    @Test
    void refusesMoreThanItsMemoryHoldsAndTakesAgainOnceThereIsRoom() throws Exception {
        var payload = "x".repeat(100_000);
        try (var broker = TestBroker.start(Map.of("max_memory", 1_000_000L))) {
            var five = client(broker);
            int taken = 0;
            while (taken < 20 && isTaken(five, "a/" + taken, payload)) {
                taken++;
            }

            assertThat(taken).isBetween(7, 11);
            assertThat(five.getState()).isEqualTo(MqttClientState.CONNECTED);
            assertThatThrownBy(
                            () -> {
                                for (int count = 0; count < 10; count++) {
                                    broker.pub().qos(1).retained().message("b/" + count, payload);
                                }
                            })
                    .isInstanceOf(AssertionError.class);
            for (int count = 0; count < taken; count++) {
                assertThat(isTaken(five, "a/" + count, "")).isTrue();
            }
            Awaitility.await().until(() -> isTaken(five, "c", payload));
            five.disconnect();
        }
    }

    private static Mqtt5BlockingClient client(TestBroker broker) {
        var client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(broker.port())
                        .buildBlocking();
        client.connect();
        return client;
    }

    private static boolean isTaken(Mqtt5BlockingClient client, String topic, String payload) {
        try {
            client.publishWith()
                    .topic(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(true)
                    .payload(payload.getBytes(StandardCharsets.UTF_8))
                    .send();
            return true;
        } catch (Mqtt5PubAckException refused) {
            assertThat(refused.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.QUOTA_EXCEEDED);
            return false;
        }
    }

    @Test
    void turnsAwayWhoIsTooMany() throws Exception {
        try (var broker = TestBroker.start(Map.of("max_clients", 1));
                var sub = broker.sub().topic("a").start()) {
            assertThatThrownBy(() -> broker.pub().qos(1).message("a", "x"))
                    .isInstanceOf(AssertionError.class);
            assertThat(sub.received()).isEmpty();
        }
    }

    @Test
    void disconnectsWhoSendsTooLargeAPacket() throws Exception {
        try (var broker = TestBroker.start(Map.of("max_packet", 10_000L));
                var sub = broker.sub().topic("a").start()) {
            assertThatThrownBy(() -> broker.pub().qos(1).message("a", "x".repeat(20_000)))
                    .isInstanceOf(AssertionError.class);

            broker.pub().qos(1).message("a", "small");
            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("small");
        }
    }

    @Test
    void goesOnWhenAClientTalksNonsense() throws Exception {
        var random = new Random(1);
        try (var broker = TestBroker.start(Map.of());
                var sub = broker.sub().qos(1).topic("a").start()) {
            for (int round = 0; round < 100; round++) {
                var noise = new byte[random.nextInt(400)];
                random.nextBytes(noise);
                send(broker.port(), noise);
            }
            // a CONNECT that is cut, and a length that never ends
            send(broker.port(), new byte[] {0x10, 0x7f, 0, 4, 'M', 'Q', 'T', 'T', 5});
            send(broker.port(), new byte[] {0x10, -1, -1, -1, -1, -1, -1});

            broker.pub().qos(1).message("a", "still here");
            assertThat(sub.await(1, Duration.ofSeconds(10)))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("still here");
        }
    }

    private static void send(int port, byte[] bytes) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            // it may well hang up on this
            assertThat(closed).isNotNull();
        }
    }
}
