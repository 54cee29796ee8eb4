package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.exceptions.MqttSessionExpiredException;
import io.postern.api.setting.Values;
import io.postern.testing.mqtt.Pub;
import io.postern.testing.mqtt.ReceivedMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class AccessTest {

    private static final Map<String, Object> USERS =
            Map.of("users", Map.of("ann", "right", "bob", "also"));

    private static Map<String, Object> restricted() {
        var ann = Values.of(Map.of("publish", List.of("a/+"), "subscribe", List.of("a/#")));
        return Map.of(
                "users", Map.of("ann", "right", "bob", "also"), "permissions", Map.of("ann", ann));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void letsInWhoKnowsTheirPassword(String version) throws Exception {
        try (var broker = TestBroker.start(USERS);
                var sub =
                        broker.sub().with("-V", version).login("ann", "right").topic("a").start()) {
            broker.pub().with("-V", version).login("bob", "also").qos(1).message("a", "x");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("x");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mqttv311,ann,wrong",
        "mqttv5,ann,wrong",
        "mqttv311,eve,right",
        "mqttv5,bob,right",
    })
    void turnsAwayWhoDoesNot(String version, String user, String password) throws Exception {
        try (var broker = TestBroker.start(USERS)) {
            var pub = broker.pub().with("-V", version).login(user, password).qos(1);

            assertThatThrownBy(() -> pub.message("a", "x"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Connection error");
        }
    }

    @Test
    void turnsAwayWhoSaysNoName() throws Exception {
        try (var broker = TestBroker.start(USERS)) {
            assertThatThrownBy(() -> broker.pub().qos(1).message("a", "x"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Connection error");
        }
    }

    @Test
    void letsInWhoSaysNoNameWhereThatIsAllowed() throws Exception {
        var settings = Map.of("users", Map.of("ann", "right"), "anonymous", true);
        try (var broker = TestBroker.start(settings);
                var sub = broker.sub().topic("a").start()) {
            broker.pub().qos(1).message("a", "x");

            assertThat(sub.await(1)).hasSize(1);
        }
    }

    @Test
    void givesEachUserTheirTopicsOnly() throws Exception {
        try (var broker = TestBroker.start(restricted());
                var all = broker.sub().login("bob", "also").qos(1).topic("#").start();
                var some = broker.sub().login("ann", "right").qos(1).topic("a/#").start()) {
            broker.pub().version5().login("ann", "right").qos(1).with("-d").message("a/b", "may");
            broker.pub().login("ann", "right").qos(0).message("a/b/c", "may not");
            broker.pub().login("ann", "right").qos(0).message("b", "may not");
            broker.pub().login("bob", "also").qos(1).message("a/b/c", "end");

            assertThat(some.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("may", "end");
            assertThat(all.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("may", "end");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "+/b", "b", "$sys/mqtt/retain/#", "$sys/mqtt/sessions"})
    void refusesASubscriptionBeyondThem(String filter) throws Exception {
        try (var broker = TestBroker.start(restricted());
                var sub =
                        broker.sub()
                                .version5()
                                .login("ann", "right")
                                .topic(filter)
                                .topic("a/#")
                                .start()) {
            broker.pub().login("bob", "also").qos(1).retained().message("b", "hidden");
            broker.pub().login("bob", "also").qos(1).retained().message("x/b", "hidden");
            broker.pub().login("bob", "also").qos(1).message("a/b", "end");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("end");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$sys/mqtt/sessions",
                "$sys/mqtt/retain/a",
                "$sys/broker/management",
                "$SYS/x",
                "a::b"
            })
    void letsNobodyPublishOnItsOwnAddresses(String topic) throws Exception {
        try (var broker = TestBroker.start(Map.of())) {
            assertThatThrownBy(() -> Pub.to(broker.port()).qos(1).message(topic, "x"))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void makesNobodyMoreThanAnonymousByANameThatIsNobodys() throws Exception {
        var allowed = Values.of(Map.of("publish", List.of("a"), "subscribe", List.of("#")));
        var settings = Map.<String, Object>of("permissions", Map.of("anonymous", allowed));
        try (var broker = TestBroker.start(settings);
                var sub = broker.sub().qos(1).topic("#").start()) {
            broker.pub().version5().login("eve", "x").qos(0).message("b", "may not");
            broker.pub().version5().login("eve", "x").qos(1).message("a", "may");

            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("may");
        }
    }

    @Test
    void takesTheOldNamesOfArtemisForOrdinaryTopics() throws Exception {
        try (var broker = TestBroker.start(Map.of());
                var sub = broker.sub().topic("activemq/#").topic("activemq.management").start()) {
            broker.pub().qos(1).message("activemq/management", "one");
            broker.pub().qos(1).message("activemq.management", "two");
            broker.pub().qos(1).message("activemq/notifications", "three");

            assertThat(sub.await(3))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("one", "two", "three");
        }
    }

    @Test
    void disconnectsWhoSubscribesToAQueueOfIts() throws Exception {
        try (var broker = TestBroker.start(Map.of())) {
            var client =
                    MqttClient.builder()
                            .useMqttVersion5()
                            .serverHost("127.0.0.1")
                            .serverPort(broker.port())
                            .buildBlocking();
            client.connect();

            assertThatThrownBy(() -> client.subscribeWith().topicFilter("a::b").send())
                    .isInstanceOf(MqttSessionExpiredException.class);
        }
    }
}
