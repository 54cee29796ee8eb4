package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.JsonObject;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.TestEnvelope;
import io.postern.mqtt.setting.SessionSettings;
import io.postern.testing.HeardLog;
import io.postern.testing.wire.CuttableProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What brokers say that they should not, at least not then: going on, or one clear sentence. */
@Timeout(180)
class OddBrokerTest {

    private static final String WELCOME_3 = "20020000";
    private static final String WELCOME = "2003000000";
    private static final String SUBACK = "9004000100" + "01";

    /** QoS 1, number 1. */
    private static final String PUBACK = "40020001";

    /** Topic {@code a}, QoS 1, number 7 and 8, payload {@code on} and {@code off}. */
    private static final String ON = "3208000161000700" + "6f6e";

    private static final String ON_AGAIN = "3a08000161000700" + "6f6e";
    private static final String OFF = "3209000161000800" + "6f6666";

    private static final String NOT_ALLOWED = "the broker sent what MQTT does not allow: ";

    @ParameterizedTest
    @CsvSource({
        "3, 3003000161, a PUBLISH at the wrong time",
        "5, 300400016100, a PUBLISH at the wrong time",
        "5, 40020001, a PUBACK at the wrong time",
        "3, 62020001, a PUBREL at the wrong time",
        "3, 9003000100, a SUBACK at the wrong time",
    })
    void mustNotSpeakBeforeItLetsUsIn(int version, String first, String words) {
        var welcome = version == 5 ? WELCOME : WELCOME_3;
        try (var broker = new ScriptedBroker(first + welcome);
                var station = MqttStation.sending(MqttStation.at(broker.port(), version))) {
            assertThatThrownBy(station::open)
                    .isInstanceOf(LinkException.class)
                    .hasMessage(url(broker) + NOT_ALLOWED + words);
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 20020000", "5, 2003000000"})
    void mustNotLetUsInTwice(int version, String welcome) throws Exception {
        try (var broker = new ScriptedBroker(welcome, welcome);
                var station = sending(broker, version)) {
            send(station);

            assertThat(station.watch().await())
                    .isEqualTo(url(broker) + NOT_ALLOWED + "a CONNACK at the wrong time");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40020063", "50030063" + "87", "70020063", "9004006300" + "00", "D000"})
    void mayAnswerWhatWeNeverSaid(String answer) throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, answer + PUBACK, "40020002");
                var station = sending(broker, 5)) {
            assertThat(send(station).await()).isEqualTo(Outcome.DELIVERED);
            assertThat(send(station).await()).isEqualTo(Outcome.DELIVERED);

            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @Test
    void isToldThatItReleasesWhatWeNeverHad() throws Exception {
        var heard = heardBy(WELCOME + "62020063" + "50020063" + "F000");

        assertThat(heard).endsWith("7003006392" + "6203006392" + "E00181");
    }

    @Test
    void mayGrantAFilterTwice() throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, SUBACK + SUBACK + ON);
                var station = receiving(broker)) {
            station.context.inbox().await(1);

            assertThat(station.payloads()).containsExactly("on");
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @Test
    void hasNotGrantedWhatItDoesNotAnswerFor() throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, "9003000100" + ON);
                var log = new HeardLog("io.postern.mqtt");
                var station = receiving(broker)) {
            station.context.inbox().await(1);

            assertThat(log.awaitLine("nothing is received on \"a/#\""))
                    .endsWith("; it is tried again at the next connect");
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @Test
    void saysInWordsOfItsOwnWhyItGoes() throws Exception {
        // "at noon" as the reason string
        try (var broker = new ScriptedBroker(WELCOME, "E00C8B0A1F00076174206E6F6F6E");
                var station = sending(broker, 5)) {
            send(station);

            assertThat(station.watch().await())
                    .isEqualTo(url(broker) + "the broker is shutting down (0x8B: \"at noon\")");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"E000", "E00100", "E0020000"})
    void saysGoodbyeWithoutAReason(String goodbye) throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, goodbye);
                var station = sending(broker, 5)) {
            send(station);

            assertThat(station.watch().await())
                    .isEqualTo(url(broker) + "the broker ended the connection (0x00)");
        }
    }

    @Test
    void mustNotUseANumberForTwoMessages() throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, SUBACK + ON + ON);
                var station = MqttStation.receiving(MqttStation.at(broker.port(), 5))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", 1)).open();

            assertThat(station.watch().await())
                    .isEqualTo(url(broker) + NOT_ALLOWED + "the packet identifier 7 is in use");
            assertThat(station.payloads()).containsExactly("on");
        }
    }

    @Test
    void mayRepeatWhatWeStillHold() throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, SUBACK + ON + ON_AGAIN + OFF);
                var station = MqttStation.receiving(MqttStation.at(broker.port(), 5))) {
            station.context.inbox().byHand();
            station.listen(MqttStation.from("a", 1)).open();
            station.context.inbox().await(2);

            assertThat(station.payloads()).containsExactly("on", "off");
            assertThat(station.watch().losses()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "360800016100076f6e, a packet begins with 0x36",
        "F000, a packet begins with 0xF0",
        "C000, a packet begins with 0xC0",
        "3003000261, 'it ends too early, in PUBLISH'",
        "3003000000, 'there is no topic, in PUBLISH'",
        "30FFFFFFFF, 'a length has more than four bytes, in PUBLISH'",
        "3006000003230001, 'it uses the topic alias 1, which was not agreed'",
    })
    void mustKeepToTheFormOfPackets(String packet, String words) throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, packet);
                var station = sending(broker, 5)) {
            send(station);

            assertThat(station.watch().await()).isEqualTo(url(broker) + NOT_ALLOWED + words);
        }
    }

    @Test
    void mustNotSendMoreThanWeTake() throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, "30E607");
                var station =
                        MqttStation.sending(
                                MqttStation.plus(
                                        MqttStation.at(broker.port(), 5),
                                        SessionSettings.MAXIMUM_PACKET_SIZE,
                                        1_000L))) {
            station.open();
            send(station);

            assertThat(station.watch().await())
                    .isEqualTo(
                            url(broker)
                                    + NOT_ALLOWED
                                    + "a packet has 998 bytes, more than"
                                    + " \"maximum_packet_size\", which is 1000");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"32", "3208", "32080001", "32090001610008006f66"})
    void mayCloseInTheMiddleOfAPacket(String half) throws Exception {
        try (var broker = new ScriptedBroker(WELCOME, SUBACK + ON + half);
                var wire = CuttableProxy.to(broker.port());
                var station = MqttStation.receiving(MqttStation.at(wire.port(), 5))) {
            station.listen(MqttStation.from("a", 1)).open();
            station.context.inbox().await(1);
            wire.hangUp();

            assertThat(station.watch().await())
                    .isEqualTo(
                            "mqtt://127.0.0.1:"
                                    + wire.port()
                                    + ": the broker closed the connection without saying why");
            assertThat(station.payloads()).containsExactly("on");
        }
    }

    @Test
    void isToldWhatItDidWrong() throws Exception {
        assertThat(heardBy(WELCOME + "F000")).endsWith("E00181");
        assertThat(heardBy(WELCOME + WELCOME)).endsWith("E00182");
        assertThat(heardBy(WELCOME + "3006000003230001")).endsWith("E00194");
        assertThat(heardBy(WELCOME + "30FFFFFF7F")).endsWith("E00195");
    }

    /** In MQTT 3.1.1 a DISCONNECT is a polite goodbye, after which there is no last will. */
    @Test
    void publishesTheLastWillOfWhomItDroveAway() throws Exception {
        var heard = heardBy(3, WELCOME_3 + "F000");

        assertThat(heard).startsWith("10").doesNotContain("E000");
    }

    private static String heardBy(String answer) throws Exception {
        return heardBy(5, answer);
    }

    /** All that a broker hears which answers a CONNECT with these. */
    private static String heardBy(int version, String answer) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var station = MqttStation.sending(MqttStation.at(server.getLocalPort(), version))) {
            var heard = CompletableFuture.supplyAsync(() -> hear(server, answer));
            station.open();
            station.watch().await();
            return heard.join();
        }
    }

    private static String hear(ServerSocket server, String answer) {
        try (var socket = server.accept()) {
            var first = new byte[1_000];
            int count = socket.getInputStream().read(first);
            socket.getOutputStream().write(HexFormat.of().parseHex(answer));
            var hex = HexFormat.of().withUpperCase();
            return hex.formatHex(first, 0, count)
                    + hex.formatHex(socket.getInputStream().readAllBytes());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static MqttStation sending(ScriptedBroker broker, int version) throws Exception {
        return MqttStation.sending(MqttStation.at(broker.port(), version)).open();
    }

    private static MqttStation receiving(ScriptedBroker broker) throws Exception {
        return MqttStation.receiving(MqttStation.at(broker.port(), 5))
                .listen(MqttStation.from("a", 1))
                .open();
    }

    private static FakeReceipt send(MqttStation station) {
        return station.send(MqttStation.to("a", 1), TestEnvelope.of("test_type", JsonObject.EMPTY));
    }

    private static String url(ScriptedBroker broker) {
        return "mqtt://127.0.0.1:" + broker.port() + ": ";
    }
}
