package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.LinkException;
import io.postern.api.setting.Values;
import io.postern.testing.mqtt.Door;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.net.CertificateAuthority;
import io.postern.testing.net.FreePorts;
import io.postern.testing.net.GarbageServer;
import io.postern.testing.net.MuteServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why it cannot connect, for people. */
@Timeout(180)
class ConnectWordsTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void tellsOfAWrongPassword(int version) {
        try (var mosquitto = Mosquitto.in(folder).user("ann", "right").start()) {
            var settings = MqttStation.at(mosquitto.port(), version);
            settings.put("mqtt_username", "ann");
            settings.put("mqtt_password", "wrong");
            settings.put("tls", false);

            tells(
                    settings,
                    "mqtt://127.0.0.1:"
                            + mosquitto.port()
                            + ": not authorized; look at \"mqtt_username\" and \"mqtt_password\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void tellsOfAPortWithoutABroker(int version) {
        int port = FreePorts.next();

        tells(
                MqttStation.at(port, version),
                "mqtt://127.0.0.1:"
                        + port
                        + ": connection refused; is it running, and is the port right");
    }

    @Test
    void tellsOfAnUnknownHost() {
        var settings = MqttStation.at(1883, 5);
        settings.put("mqtt_url", "nowhere.invalid");

        tells(
                settings,
                "mqtt://nowhere.invalid:1883: no host of the name \"nowhere.invalid\" is known;"
                        + " look at its spelling, and at the network");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void givesUpABrokerThatAnswersNothing(int version) {
        try (var mute = MuteServer.start()) {
            var settings = MqttStation.at(mute.port(), version);
            settings.put("connect_timeout", Duration.ofMillis(300));

            tells(
                    settings,
                    "connected, but no answer to our greeting in time; does an MQTT broker listen"
                            + " on this port");
        }
    }

    @Test
    void givesUpAPortThatAnswersNoTls() {
        try (var mute = MuteServer.start()) {
            var settings = MqttStation.at(mute.port(), 5);
            settings.put("connect_timeout", Duration.ofMillis(300));
            settings.put("tls", true);

            tells(settings, "no TLS answer in time; perhaps this port is without TLS");
        }
    }

    /** It answers in its own words, which MQTT 5 cannot read. */
    @ParameterizedTest
    @ValueSource(strings = {"20020000", "20020002", "20020005"})
    void tellsOfABrokerThatKnowsOnlyTheOlderMqtt(String answer) {
        try (var broker = new ScriptedBroker(answer)) {
            tells(
                    MqttStation.at(broker.port(), 5),
                    ": the broker answers in another MQTT than ours; set \"version\" to 3");
        }
    }

    /** A TLS alert is what a port with TLS says to whoever does not speak it. */
    @Test
    void tellsOfAServerThatAnswersInTls() {
        try (var broker = new ScriptedBroker("15030300020246")) {
            tells(MqttStation.at(broker.port(), 5), ": this port wants TLS: set \"tls\" to true");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void survivesWhatIsNoBroker(long seed) {
        try (var garbage = GarbageServer.start(seed)) {
            var settings = MqttStation.at(garbage.port(), 5);
            settings.put("connect_timeout", Duration.ofMillis(500));

            tells(settings, "mqtt://127.0.0.1:" + garbage.port() + ": ");
        }
    }

    @Test
    void tellsOfABrokerWithoutTls() {
        try (var mosquitto = Mosquitto.in(folder).start()) {
            var settings = MqttStation.at(mosquitto.port(), 5);
            settings.put("tls", true);

            tells(
                    settings,
                    "the broker closed the connection before it answered; it seems that this port"
                            + " is without TLS: set \"mqtt_port\" to the one with TLS, or \"tls\" to"
                            + " false");
            settings.put("mqtt_url", "mqtts://127.0.0.1");
            settings.remove("tls");

            tells(
                    settings,
                    "set \"mqtt_port\" to the one with TLS, or write mqtt:// in \"mqtt_url\"");
        }
    }

    @Test
    void tellsOfAnEmbeddedOrOtherServerThatAnswersPlainly() {
        try (var broker = new ScriptedBroker("485454502f312e31203430300d0a");
                var station = MqttStation.sending(withTls(broker.port()))) {
            assertThatThrownBy(station::open)
                    .hasMessageEndingWith(
                            ": this port is without TLS: set \"mqtt_port\" to the one with TLS, or"
                                    + " \"tls\" to false");
        }
    }

    @Test
    void tellsOfABrokerThatWantsTls() {
        var ours = CertificateAuthority.in(folder);
        try (var mosquitto = Mosquitto.in(folder).tls(ours.server()).start()) {
            var settings = MqttStation.at(mosquitto.port(Door.TLS), 5);
            settings.put("tls", false);

            tells(
                    settings,
                    "the broker closed the connection before it answered; perhaps this port wants"
                            + " TLS: then set \"tls\" to true; or the broker speaks another MQTT: then"
                            + " set \"version\" to 3");
            settings.put("mqtt_url", "mqtt://127.0.0.1");
            settings.remove("tls");

            tells(settings, "then write mqtts:// in \"mqtt_url\"");
        }
    }

    @Test
    void tellsOfACertificateThatNobodyVouchesFor() {
        var ours = CertificateAuthority.in(folder);
        try (var mosquitto = Mosquitto.in(folder).tls(ours.server()).start()) {
            var settings = MqttStation.at(mosquitto.port(Door.TLS), 5);
            settings.put("mqtt_url", "localhost");
            settings.put("tls", true);

            tells(
                    settings,
                    "the broker's certificate is signed by nobody we trust; name the authority's"
                            + " file in \"tls\" under \"ca\"");
        }
    }

    @Test
    void tellsOfACertificateForAnotherHost() {
        var ours = CertificateAuthority.in(folder);
        try (var mosquitto = Mosquitto.in(folder).tls(ours.serverAt("elsewhere.example")).start()) {
            tells(trusting(ours, mosquitto, Door.TLS), "is for another host name");
        }
    }

    @Test
    void tellsOfACertificateThatRanOut() {
        var ours = CertificateAuthority.in(folder);
        try (var mosquitto = Mosquitto.in(folder).tls(ours.expiredServer()).start()) {
            tells(trusting(ours, mosquitto, Door.TLS), "certificate has run out");
        }
    }

    @Test
    void tellsThatAClientCertificateIsWanted() {
        var ours = CertificateAuthority.in(folder);
        try (var mosquitto =
                Mosquitto.in(folder).mutualTls(ours.server(), ours.authority()).start()) {
            tells(trusting(ours, mosquitto, Door.MUTUAL_TLS), "client certificate");
        }
    }

    @Test
    void tellsOfAPathWithoutAWebSocket() {
        try (var garbage = Mosquitto.in(folder).plain().webSocket().start()) {
            var settings = MqttStation.at(garbage.port(), 5);
            settings.put("transport", "websockets");
            settings.put("connect_timeout", Duration.ofSeconds(2));

            tells(
                    settings,
                    "or it speaks no WebSockets: then set \"mqtt_port\" to the one that does");
        }
    }

    @Test
    void tellsOfAProxyThatIsNotThere() {
        int port = FreePorts.next();
        var settings = MqttStation.at(1883, 5);
        settings.put("proxy", "socks5://127.0.0.1:" + port);

        tells(settings, "the proxy socks5://127.0.0.1:" + port + ": connection refused");
    }

    private static Map<String, Object> withTls(int port) {
        var settings = MqttStation.at(port, 5);
        settings.put("tls", true);
        return settings;
    }

    private static Map<String, Object> trusting(
            CertificateAuthority ours, Mosquitto mosquitto, Door door) {
        var settings = MqttStation.at(mosquitto.port(door), 5);
        settings.put("mqtt_url", "localhost");
        settings.put("tls", Values.of(Map.of("ca", ours.authority().toString())));
        return settings;
    }

    private static void tells(Map<String, Object> settings, String words) {
        try (var station = MqttStation.sending(settings)) {
            assertThatThrownBy(station::open)
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(words);
        }
    }
}
