package io.postern.testing.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.Sub;
import io.postern.testing.wire.packet.MqttPacket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuttableProxyTest {

    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private Path folder;

    private final WireRecording recording = new WireRecording();
    private Mosquitto mosquitto;
    private CuttableProxy proxy;

    @BeforeEach
    void start() {
        mosquitto = Mosquitto.in(folder).start();
        proxy = CuttableProxy.recording(mosquitto.port(), recording, "in");
    }

    @AfterEach
    void stop() {
        proxy.close();
        mosquitto.close();
    }

    @Test
    void writesDownWhatWasConfirmed() {
        Pub.to(proxy.port()).qos(1).lines("a", List.of("1", "2"));
        Pub.to(proxy.port()).version5().qos(2).userProperty("k", "v").message("b", "3");
        Pub.to(proxy.port()).message("c", "4");

        // nobody waited for the last one
        await().until(() -> recording.published("in", Direction.TO_BROKER).size() == 4);
        assertThat(recording.confirmed("in", Direction.TO_BROKER))
                .extracting(MqttPacket::payload)
                .containsExactly("1", "2", "3");
        assertThat(recording.published("in", Direction.TO_BROKER))
                .extracting(MqttPacket::topic)
                .containsExactly("a", "a", "b", "c");
        assertThat(proxy.connections()).isEqualTo(3);
    }

    @Test
    void confirmsNothingThatWasNotAcknowledged() {
        proxy.stall(Direction.TO_CLIENT);
        var pub = new Thread(() -> Pub.to(proxy.port()).qos(1).message("a", "1"));
        pub.setUncaughtExceptionHandler((thread, cut) -> {});
        pub.start();
        mosquitto.log().awaitLine("New client connected", Duration.ofSeconds(10));

        assertThat(recording.confirmed("in", Direction.TO_BROKER)).isEmpty();
    }

    @Test
    void cutsAndTakesAgain() {
        try (var sub = Sub.on(proxy.port()).clientId("reader").topic("#").start()) {
            mosquitto.awaitClient("reader");
            proxy.cut();
            mosquitto.awaitGone("reader");
            mosquitto.awaitClient("reader");
            sub.log().awaitLine("Subscribed (mid: 2)", Duration.ofSeconds(10));

            Pub.to(mosquitto).message("a", "again");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("again");
        }
    }

    @Test
    void refusesUntilItAccepts() {
        // acknowledged, so that it has passed the proxy when the publisher ends
        var pub = Pub.to(proxy.port()).qos(1);
        proxy.refuse();
        assertThatThrownBy(() -> pub.message("a", "1")).hasMessageContaining("refused");

        proxy.accept();
        pub.message("a", "2");

        assertThat(recording.published("in", Direction.TO_BROKER))
                .extracting(MqttPacket::payload)
                .containsExactly("2");
    }

    @Test
    void holdsAndPassesLater() {
        try (var sub = Sub.on(proxy.port()).topic("#").start()) {
            proxy.stall(Direction.TO_CLIENT);
            Pub.to(mosquitto).message("a", "held");
            assertThatThrownBy(() -> sub.await(1, SHORT)).hasMessageContaining("found 0");

            proxy.resume();

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("held");
        }
    }

    @Test
    void passesOnThatItsBrokerIsAway() {
        mosquitto.stop();

        assertThatThrownBy(() -> Pub.to(proxy.port()).message("a", "1"))
                .isInstanceOf(AssertionError.class);

        mosquitto.startAgain();
        Pub.to(proxy.port()).message("a", "1");
    }
}
