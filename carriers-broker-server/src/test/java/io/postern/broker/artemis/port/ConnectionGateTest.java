package io.postern.broker.artemis.port;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.broker.artemis.RawMqttClient;
import io.postern.broker.artemis.TestBroker;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.net.FreePorts;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a place, and for how long. */
@Timeout(180)
class ConnectionGateTest {

    /** What is no whole CONNECT, by what it is. */
    private static Map<String, byte[]> strangers() {
        var noise = new byte[300];
        new Random(7).nextBytes(noise);
        var all = new LinkedHashMap<String, String>();
        all.put("nothing", "");
        all.put("one byte", "\020");
        all.put("half a CONNECT", "\020\177\0\004MQTT\005");
        all.put("a length without end", "\020\377\377\377\377\377\377\377\377");
        all.put("a CONNECT of 2 MB", "\020\200\211\172\0\004MQTT\004\002\0\074");
        all.put("a PUBLISH first", "\060\006\0\001axyz" + RawMqttClient.CONNECT);
        all.put("a PINGREQ first", "\300\0\300\0\300\0\300\0");
        all.put("CORE", "ARTEMIS\0\0\0\021\342\0\0\0\0\0\0\0\0\0\0\0\0");
        all.put("CORE without a greeting", "\0\0\0\011\342\0\0\0\0\0\0\0\0");
        all.put("HornetQ", "HORNETQ\0\0\0\021\036\0\0\0\0\0\0\0\0");
        all.put("AMQP", "AMQP\0\001\0\0");
        all.put("AMQP with SASL", "AMQP\003\001\0\0");
        all.put("STOMP", "CONNECT\naccept-version:1.2\nhost:x\n\n\0");
        all.put("OpenWire", "\0\0\1\016\001ActiveMQ\0\0\0\014\001\0\0");
        all.put("TLS", "\026\003\001\002\0\001\0\001\374\003\003");
        all.put("PROXY", "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n" + RawMqttClient.CONNECT);
        all.put("HTTP", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        all.put("HTTP that sends much", "POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\nx");
        all.put("an upgrade to CORE", "GET / HTTP/1.1\r\nUpgrade: activemq-remoting\r\n\r\n");
        var bytes = new LinkedHashMap<String, byte[]>();
        all.forEach((name, text) -> bytes.put(name, text.getBytes(ISO_8859_1)));
        bytes.put("noise", noise);
        return bytes;
    }

    @Test
    void closesWhoDoesNotConnectInTime() throws Exception {
        int web = FreePorts.next();
        var strangers = new LinkedHashMap<String, RawMqttClient>();
        try (var broker = TestBroker.start(Map.of("websocket_port", web));
                var sub = broker.sub().qos(1).topic("a").start()) {
            for (var stranger : strangers().entrySet()) {
                strangers.put(
                        stranger.getKey(),
                        new RawMqttClient(broker.port()).send(stranger.getValue()));
                strangers.put(
                        stranger.getKey() + ", at the other port",
                        new RawMqttClient(web).send(stranger.getValue()));
            }
            strangers.put(
                    "plain MQTT for WebSockets",
                    new RawMqttClient(web).send(RawMqttClient.CONNECT));
            strangers.put(
                    "a silent WebSocket", new RawMqttClient(web).upgrade("Host: localhost\r\n"));

            var end = Instant.now().plusSeconds(30);
            var stayed = new ArrayList<String>();
            for (var stranger : strangers.entrySet()) {
                if (!isClosed(stranger.getValue(), Duration.between(Instant.now(), end))) {
                    stayed.add(stranger.getKey());
                }
            }

            assertThat(stayed).isEmpty();
            broker.pub().qos(1).message("a", "still here");
            assertThat(sub.await(1))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("still here");
        } finally {
            for (var stranger : strangers.values()) {
                stranger.close();
            }
        }
    }

    private static boolean isClosed(RawMqttClient client, Duration patience) throws Exception {
        try {
            client.within(patience).rest();
            return true;
        } catch (SocketTimeoutException stays) {
            return false;
        }
    }

    private static int closed(List<RawMqttClient> clients) throws Exception {
        int closed = 0;
        for (var client : clients) {
            closed += isClosed(client, Duration.ofMillis(10)) ? 1 : 0;
        }
        return closed;
    }

    @Test
    void letsNobodyKeepAPlaceWithoutAConnect() throws Exception {
        var half = new ArrayList<RawMqttClient>();
        var limits = Map.<String, Object>of("max_clients", 5, "max_clients_per_address", 4);
        try (var broker = TestBroker.start(limits);
                var sub = broker.sub().qos(1).topic("a").start()) {
            for (int count = 0; count < 30; count++) {
                half.add(new RawMqttClient(broker.port()).send("\020\177\0\004MQTT\005"));
            }
            // whoever is let in later than the next client takes the place it has not confirmed yet
            await().until(() -> closed(half) == 27);

            broker.pub().qos(1).message("a", "x");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("x");
        } finally {
            for (var client : half) {
                client.close();
            }
        }
    }

    @Test
    void boundsTheClientsOfOneAddress() throws Exception {
        try (var broker = TestBroker.start(Map.of("max_clients_per_address", 2));
                var one = broker.sub().qos(1).topic("a").start();
                var two = broker.sub().qos(1).topic("a").start()) {
            assertThatThrownBy(() -> broker.pub().qos(1).message("a", "x"))
                    .isInstanceOf(AssertionError.class);

            broker.pub().with("-A", "127.0.0.2", "-h", "127.0.0.1").qos(1).message("a", "y");
            for (var sub : List.of(one, two)) {
                assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("y");
            }
            one.stop();
            broker.pub().qos(1).message("a", "z");
            assertThat(two.await(2)).extracting(ReceivedMessage::payload).containsExactly("y", "z");
        }
    }
}
