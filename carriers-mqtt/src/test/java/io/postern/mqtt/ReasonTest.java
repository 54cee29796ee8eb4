package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.json.JsonObject;
import io.postern.api.link.LinkException;
import io.postern.api.link.Outcome;
import io.postern.api.testing.TestEnvelope;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What brokers say by numbers, for people. */
@Timeout(180)
class ReasonTest {

    private static final String WELCOME = "2003000000";

    @ParameterizedTest
    @CsvSource({
        "80,the broker gave no reason",
        "84,the broker does not speak this version of MQTT; set \"version\" to 3",
        "85,set another \"client_id\"",
        "86,user name or password is wrong",
        "87,not authorized",
        "88,the broker is not available now",
        "89,the broker is busy",
        "8A,banned",
        "97,a quota of the broker is used up",
        "9D,the broker has moved",
        "9F,too many connections",
    })
    void tellsWhyItMayNotConnect(String code, String words) {
        try (var broker = new ScriptedBroker("200300" + code + "00");
                var station = MqttStation.sending(MqttStation.at(broker.port(), 5))) {
            assertThatThrownBy(station::open)
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(words)
                    .hasMessageEndingWith("(0x" + code + ")");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "01,the broker does not speak this version of MQTT; set \"version\" to 5",
        "02,set another \"client_id\"",
        "03,the broker is not available now",
        "04,user name or password is wrong",
        "05,not authorized",
    })
    void tellsWhyItMayNotConnectIn311(String code, String words) {
        try (var broker = new ScriptedBroker("200200" + code);
                var station = MqttStation.sending(MqttStation.at(broker.port(), 3))) {
            assertThatThrownBy(station::open)
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining(words);
        }
    }

    @Test
    void addsWhatTheBrokerSaysItself() {
        // "full" as the reason string
        try (var broker = new ScriptedBroker("200A0097071F000466756C6C");
                var station = MqttStation.sending(MqttStation.at(broker.port(), 5))) {
            assertThatThrownBy(station::open).hasMessageEndingWith("(0x97: \"full\")");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8E,another client uses the same client id",
        "8B,the broker is shutting down",
        "8D,the broker heard nothing from us",
        "95,larger than the broker takes",
        "97,a quota of the broker is used up",
        "98,whoever runs the broker has closed",
    })
    void tellsWhyItWasDisconnected(String code, String words) throws Exception {
        try (var broker = new ScriptedBroker(WELCOME + "E001" + code);
                var station = MqttStation.sending(MqttStation.at(broker.port(), 5))) {
            station.open();

            assertThat(station.watch().await()).contains(words).endsWith("(0x" + code + ")");
        }
    }

    @Test
    void saysHowLongItWaitedForAnAnswer() {
        var settings = MqttStation.at(0, 5);
        settings.put("ack_timeout", Duration.ofMillis(300));
        try (var broker = new ScriptedBroker(WELCOME)) {
            settings.put("mqtt_port", broker.port());
            try (var station = MqttStation.receiving(settings).listen(MqttStation.from("a", 1))) {
                assertThatThrownBy(station::open)
                        .hasMessage("the broker did not answer a SUBSCRIBE within 0.3 s");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "83", "97"})
    void waitsWithWhatIsRefusedForNow(String code) throws Exception {
        assertThat(answeredWith(code)).isInstanceOf(Outcome.Later.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"87", "90", "99"})
    void givesUpWhatIsRefusedForGood(String code) throws Exception {
        assertThat(answeredWith(code)).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "10"})
    void takesForDeliveredWhatIsNoError(String code) throws Exception {
        assertThat(answeredWith(code)).isEqualTo(Outcome.DELIVERED);
    }

    private static Outcome answeredWith(String code) throws Exception {
        var answer = HexFormat.of().withUpperCase().formatHex(new byte[] {0x40, 4, 0, 1});
        try (var broker = new ScriptedBroker(WELCOME, answer + code + "00");
                var station = MqttStation.sending(MqttStation.at(broker.port(), 5)).open()) {
            var message = TestEnvelope.of("test_type", JsonObject.EMPTY);
            return station.send(MqttStation.to("a", 1), message).await();
        }
    }
}
