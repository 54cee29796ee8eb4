package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.postern.api.link.LinkException;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.RealTime;
import io.postern.broker.Access;
import io.postern.broker.BrokerLimits;
import io.postern.broker.Plan;
import io.postern.broker.artemis.port.Store;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.net.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class LifeTest {

    @Test
    void saysThatItsPortIsBusy() throws Exception {
        try (var busy = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = busy.getLocalPort();

            assertThatThrownBy(() -> TestBroker.start(port, Map.of()))
                    .isInstanceOf(LinkException.class)
                    .hasMessage(
                            "port: expected 127.0.0.1:"
                                    + port
                                    + " to be free, found another program on it, perhaps another"
                                    + " broker such as mosquitto: stop that one or choose another"
                                    + " \"port\"");
        }
    }

    @Test
    void saysThatAnAddressIsNotThisMachines() {
        assertThatThrownBy(() -> TestBroker.start(Map.of("host", "192.0.2.1")))
                .isInstanceOf(LinkException.class)
                .hasMessage(
                        "host: expected an address of this machine, found \"192.0.2.1\": use"
                                + " 127.0.0.1 or 0.0.0.0");
    }

    @Test
    void startsOnceItsPortIsFree() throws Exception {
        int port = FreePorts.next();
        try (var busy = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(busy.isBound()).isTrue();
            assertThatThrownBy(() -> TestBroker.start(port, Map.of()))
                    .isInstanceOf(LinkException.class);
        }

        try (var broker = TestBroker.start(port, Map.of());
                var sub = broker.sub().topic("a").start()) {
            broker.pub().qos(1).message("a", "x");

            assertThat(sub.await(1)).hasSize(1);
        }
    }

    @Test
    void servesWebSockets() throws Exception {
        int port = FreePorts.next();
        try (var broker = TestBroker.start(Map.of("websocket_port", port));
                var sub = broker.sub().qos(1).topic("web").start()) {
            var client =
                    MqttClient.builder()
                            .useMqttVersion5()
                            .serverHost("127.0.0.1")
                            .serverPort(port)
                            .webSocketConfig()
                            .serverPath("mqtt")
                            .applyWebSocketConfig()
                            .buildBlocking();
            client.connect();
            client.publishWith()
                    .topic("web")
                    .qos(MqttQos.EXACTLY_ONCE)
                    .payload(new byte[50_000])
                    .send();
            client.disconnect();

            assertThat(sub.await(1))
                    .extracting(received -> received.payload().length())
                    .containsExactly(50_000);
        }
    }

    @Test
    void disconnectsItsClientsWhenItEnds() throws Exception {
        try (var broker = TestBroker.start(Map.of());
                var sub = broker.sub().qos(1).topic("a").start()) {
            broker.shut();
            broker.open();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> {
                                broker.pub().qos(1).message("a", "again");
                                assertThat(sub.received())
                                        .extracting(ReceivedMessage::payload)
                                        .contains("again");
                            });

            assertThat(broker.watch().losses()).isEmpty();
        }
    }

    @Test
    void leavesNoThreadsBehindHoweverOftenItStarts() throws Exception {
        try (var broker = TestBroker.start(Map.of("websocket_port", FreePorts.next()))) {
            broker.pub().qos(1).message("a", "x");
            broker.shut();
            var before = threads();
            for (int round = 0; round < 20; round++) {
                broker.open();
                broker.shut();
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(
                            () -> assertThat(threads()).hasSizeLessThanOrEqualTo(before.size()));
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.startsWith("globalEventExecutor"))
                .filter(name -> !name.startsWith("awaitility"))
                .sorted()
                .toList();
    }

    @Test
    void tellsWhenItEndsByItself() throws Exception {
        var watch = new FakeLinkWatch();
        try (var time = new RealTime()) {
            var plan = plan(FreePorts.next());
            var broker = ArtemisBroker.start(plan, Store.open(plan), time, watch);

            broker.server().stop();

            assertThat(watch.await()).isEqualTo("the broker ended by itself");
            broker.stop();
        }
    }

    private static Plan plan(int port) {
        return new Plan(
                "test",
                "127.0.0.1",
                port,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new Access(Map.of(), true, Map.of()),
                new BrokerLimits(100_000, 10_000_000, 100, 10, 10, Duration.ofDays(1)),
                Optional.empty());
    }
}
