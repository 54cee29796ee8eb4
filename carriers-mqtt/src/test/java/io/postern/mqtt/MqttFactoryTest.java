package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.CarrierFactory;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.ArbitraryValues;
import io.postern.api.testing.FakeFindings;
import io.postern.api.testing.FakeSendAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttFactoryTest {

    private final MqttFactory factory = new MqttFactory();
    private final FakeFindings findings = new FakeFindings();

    private static Values at(String url) {
        return Values.of(Map.of("mqtt_url", url));
    }

    private static ReceiveAddress receive(String name, String topic, Object... more) {
        var settings = new HashMap<String, Object>(Map.of("topic", topic));
        for (int at = 0; at < more.length; at += 2) {
            settings.put(more[at].toString(), more[at + 1]);
        }
        return new ReceiveAddress(name, "meter", Trigger.ALWAYS, Values.of(settings));
    }

    private static SendAddress send(String name, String topic) {
        return FakeSendAddress.of(name, "meter", Values.of(Map.of("topic", Template.of(topic))));
    }

    @Test
    void isFound() {
        assertThat(ServiceLoader.load(CarrierFactory.class).stream())
                .anyMatch(found -> found.type() == MqttFactory.class);
        assertThat(factory.kind().source()).isEqualTo("mqtt");
    }

    @Test
    void holdsTheIdsOfBothConnections() {
        assertThat(factory.read(at("farm:1884"), Findings.UNHEARD).holds())
                .containsExactlyInAnyOrder(
                        "client id \"default_default\" at farm:1884",
                        "client id \"default_default_send\" at farm:1884");
        assertThat(factory.read(at("localhost"), Findings.UNHEARD).holds())
                .isEqualTo(factory.read(at("127.0.0.1:1883"), Findings.UNHEARD).holds());
    }

    @Test
    void waitsFromQosOneOn() {
        assertThat(factory.read(at("h"), Findings.UNHEARD).waits(receive("in", "a"))).isTrue();
        assertThat(factory.read(at("h"), Findings.UNHEARD).waits(receive("in", "a", "qos", 0)))
                .isFalse();
        assertThat(
                        factory.read(Values.of(Map.of("qos", 0)), Findings.UNHEARD)
                                .waits(receive("in", "a")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "h, meter, h, meter, true",
        "h, meter/$msg_id, h:1883, meter, true",
        "mqtt://localhost, meter, '[::1]', meter, true",
        "h, meter, other, meter, false",
        "h, meter, h:1884, meter, false",
        "h, cloud/meter, h, meter, false",
        "h, $msg_id, h, meter/+, false",
        "h, $msg_id/x, h, meter/+, true"
    })
    void knowsWhatComesBack(String from, String topic, String to, String filter, boolean feeds) {
        assertThat(
                        factory.read(at(from), Findings.UNHEARD)
                                .feeds(
                                        send("out", topic),
                                        factory.read(at(to), Findings.UNHEARD),
                                        receive("in", filter)))
                .isEqualTo(feeds);
    }

    private List<String> together(
            Map<String, Object> carrier, List<ReceiveAddress> receives, List<SendAddress> sends) {
        factory.read(Values.of(carrier), Findings.UNHEARD).check(receives, sends, findings);
        assertThat(findings.problems()).isEmpty();
        return findings.notes();
    }

    @Test
    void hasNothingToSayAboutAnOrdinaryCarrier() {
        assertThat(
                        together(
                                Map.of(),
                                List.of(receive("a", "a"), receive("b", "b"), receive("c", "a/x")),
                                List.of(send("d", "d"), send("e", "e"))))
                .isEmpty();
    }

    @Test
    void saysThatAnOldBrokerCannotRefuse() {
        assertThat(together(Map.of("version", 3.0), List.of(), List.of(send("a", "a"))))
                .containsExactly(
                        "version: an MQTT 3.1.1 broker cannot say that it refuses a message: what"
                                + " it throws away counts as delivered; with \"version\": 5 it"
                                + " can");
    }

    @Test
    void saysThatTopicsCross() {
        assertThat(together(Map.of(), List.of(receive("x", "a/+"), receive("y", "+/b")), List.of()))
                .containsExactly(
                        ": the topics of \"x\" and \"y\" cross, so that \"+/+\" is subscribed, and"
                                + " what none of them takes is thrown away here");
    }

    @Test
    void saysThatSharedAndOwnCopiesCannotBeToldApart() {
        assertThat(
                        together(
                                Map.of(),
                                List.of(
                                        receive("x", "a", "shared_group", "g"),
                                        receive("y", "a/b")),
                                List.of()))
                .containsExactly(
                        ": \"$share/g/a/#\" (\"x\") and \"a/b/#\" overlap: a message that both take"
                                + " comes twice, and each copy goes to the addresses of both; move"
                                + " one of them to a carrier of its own, with another client_id");
    }

    @Test
    void saysThatIgnoringRetainedMeetsKeptFlags() {
        assertThat(
                        together(
                                Map.of(),
                                List.of(
                                        receive("x", "a", "retain_as_published", true),
                                        receive("y", "a/b", "retained", "ignore")),
                                List.of()))
                .containsExactly(
                        ": \"y\" ignores retained messages where \"retain_as_published\" is set: it"
                                + " ignores live ones that were published as retained too");
    }

    @Test
    void saysThatTwoAddressesSendTheSame() {
        assertThat(
                        together(
                                Map.of(),
                                List.of(),
                                List.of(send("x", "a"), send("y", "b"), send("z", "a"))))
                .containsExactly(
                        ": the addresses \"x\" and \"z\" both send meter to \"a\": it arrives there"
                                + " twice");
    }

    @Test
    void checksAnythingThatSettingsCanHold() {
        var random = new Random(23);
        var arbitrary = new ArbitraryValues(random);
        var kind = factory.kind();
        for (int left = 3_000; left > 0; left--) {
            var carrier = arbitrary.of(kind.settings());
            var receive =
                    new ReceiveAddress(
                            "r", "m", Trigger.ALWAYS, arbitrary.of(kind.receiveSettings()));
            var send = FakeSendAddress.of("s", "m", arbitrary.of(kind.sendSettings()));

            factory.read(carrier, findings);
            factory.read(carrier, Findings.UNHEARD).check(receive, findings);
            factory.read(carrier, Findings.UNHEARD).check(send, findings);
            factory.read(carrier, Findings.UNHEARD)
                    .check(List.of(receive), List.of(send), findings);
            factory.read(carrier, Findings.UNHEARD)
                    .feeds(send, factory.read(carrier, Findings.UNHEARD), receive);
            factory.read(carrier, Findings.UNHEARD).waits(receive);

            assertThat(factory.read(carrier, Findings.UNHEARD).holds()).hasSize(2);
        }
        assertThat(findings.problems()).isNotEmpty();
    }

    @Test
    void checksTenThousandAddresses() {
        var receives = new ArrayList<ReceiveAddress>();
        for (int number = 0; number < 10_000; number++) {
            receives.add(receive("a" + number, "site/" + number));
        }

        assertThat(together(Map.of(), receives, List.of())).isEmpty();
    }
}
