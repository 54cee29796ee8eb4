package io.postern.testing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.testing.net.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosquittoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir private static Path folder;

    @Test
    void carriesWhatClientsSay() {
        try (var mosquitto = Mosquitto.in(folder).start();
                var sub = Sub.on(mosquitto).version5().qos(1).topic("meter/#").start()) {
            Pub.to(mosquitto)
                    .version5()
                    .qos(1)
                    .userProperty("site", "north")
                    .property("content-type", "text/plain")
                    .message("meter/ä", "1\n2\tü");

            assertThat(sub.await(1))
                    .containsExactly(
                            new ReceivedMessage(
                                    "meter/ä",
                                    "1\n2\tü",
                                    1,
                                    false,
                                    "text/plain",
                                    "",
                                    "site:north"));
        }
    }

    @Test
    void takesManyLinesInOrder() {
        var lines = List.of("1", "2", "3", "4", "5");

        try (var mosquitto = Mosquitto.in(folder).start();
                var sub = Sub.on(mosquitto).qos(2).topic("#").start()) {
            Pub.to(mosquitto).qos(2).lines("count", lines);

            assertThat(sub.await(lines.size()))
                    .extracting(ReceivedMessage::payload)
                    .isEqualTo(lines);
        }
    }

    @Test
    void opensEveryDoor() {
        var ours = CertificateAuthority.in(folder);
        var setup =
                Mosquitto.in(folder)
                        .plain()
                        .tls(ours.server())
                        .mutualTls(ours.server(), ours.authority())
                        .webSocket()
                        .secureWebSocket(ours.server());

        try (var mosquitto = setup.start();
                var sub = Sub.on(mosquitto).topic("#").start()) {
            Pub.to(mosquitto, Door.TLS).tls(ours.authority()).message("a", "tls");
            Pub.to(mosquitto, Door.MUTUAL_TLS)
                    .tls(ours.authority())
                    .identity(ours.client("ann"))
                    .message("a", "mutual");

            assertThat(sub.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("tls", "mutual");
            assertThat(mosquitto.url(Door.SECURE_WEBSOCKET)).startsWith("wss://localhost:");
        }
    }

    @Test
    void refusesWhatIsForeign() {
        var ours = CertificateAuthority.in(folder);
        var theirs = CertificateAuthority.in(folder);

        try (var mosquitto = Mosquitto.in(folder).tls(ours.expiredServer()).start()) {
            var pub = Pub.to(mosquitto, Door.TLS);

            assertThatThrownBy(() -> pub.tls(theirs.authority()).message("a", "1"))
                    .hasMessageContaining("TLS error");
            mosquitto.log().awaitLine("alert unknown ca", PATIENCE);
            assertThatThrownBy(() -> pub.tls(ours.authority()).message("a", "1"))
                    .hasMessageContaining("TLS error");
            mosquitto.log().awaitLine("alert certificate expired", PATIENCE);
        }
    }

    @Test
    void knowsPasswordsAndRights() {
        var setup =
                Mosquitto.in(folder)
                        .user("ann", "apple")
                        .user("bob", "bread")
                        .acl("user ann", "topic write a", "user bob", "topic read #");

        try (var mosquitto = setup.start();
                var sub = Sub.on(mosquitto).login("bob", "bread").topic("#").start()) {
            Pub.to(mosquitto).login("ann", "apple").message("forbidden", "0");
            Pub.to(mosquitto).login("ann", "apple").message("a", "1");

            assertThat(sub.await(1)).extracting(ReceivedMessage::topic).containsExactly("a");
            assertThatThrownBy(() -> Pub.to(mosquitto).message("a", "1"))
                    .hasMessageContaining("not authorised");
        }
    }

    @Test
    void keepsSessionsOverARestart() {
        try (var mosquitto = Mosquitto.in(folder).persistent().start()) {
            var sub = Sub.on(mosquitto).qos(1).topic("#").session("reader", Duration.ofHours(1));
            sub.start().stop();
            Pub.to(mosquitto).qos(1).message("a", "kept");

            mosquitto.restart();

            try (var again = sub.start()) {
                assertThat(again.await(1))
                        .extracting(ReceivedMessage::payload)
                        .containsExactly("kept");
            }
        }
    }

    @Test
    void saysWhoIsConnected() {
        try (var mosquitto = Mosquitto.in(folder).start()) {
            try (var sub = Sub.on(mosquitto).clientId("reader").topic("#").start()) {
                mosquitto.awaitClient("reader");
                mosquitto.awaitSubscription("reader", "#");
                assertThat(mosquitto.connectedClients()).containsExactly("reader");
                sub.stop();
            }

            mosquitto.awaitGone("reader");
            assertThat(mosquitto.connectedClients()).isEmpty();
        }
    }

    @Test
    void freezesAndThaws() {
        try (var mosquitto = Mosquitto.in(folder).start();
                var sub = Sub.on(mosquitto).topic("#").start()) {
            mosquitto.freeze();
            var late = new Thread(() -> Pub.to(mosquitto).message("a", "late"));
            late.start();

            assertThatThrownBy(() -> sub.await(1, SHORT)).hasMessageContaining("1 messages");
            mosquitto.thaw();

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("late");
        }
    }

    @Test
    void saysWhatIsWrongWithItsSetup() {
        var setup = Mosquitto.in(folder).extra("no_such_setting 1");

        assertThatThrownBy(setup::start)
                .hasMessageContaining("expected a start")
                .hasMessageContaining("no_such_setting");
    }
}
