package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.json.JsonObject;
import io.postern.api.testing.FakeInbox;
import io.postern.testing.mqtt.Mosquitto;
import io.postern.testing.mqtt.Pub;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives. */
@Timeout(180)
class ReceivingTest {

    @TempDir Path folder;

    private Mosquitto mosquitto;

    @BeforeEach
    void start() {
        mosquitto =
                Mosquitto.in(folder)
                        .acl("topic readwrite open/#", "topic write closed/#")
                        .maxQueued(0)
                        .start();
    }

    @AfterEach
    void stop() {
        mosquitto.close();
    }

    @Test
    void tellsAllThatAMessageBrings() throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), 5))) {
            station.listen(MqttStation.from("open", 1)).open();
            Pub.to(mosquitto)
                    .version5()
                    .qos(1)
                    .property("response-topic", "open/answers")
                    .property("correlation-data", "ab")
                    .userProperty("uid", "other/1")
                    .message("open/a", "1");
            var arrival = station.context.inbox().await(1).get(0).arrival();

            assertThat(arrival.place()).isEqualTo("open/a");
            assertThat(arrival.bytes()).isEqualTo("1".getBytes(StandardCharsets.UTF_8));
            assertThat(arrival.retained()).isFalse();
            assertThat(arrival.uid()).contains("other/1");
            assertThat(arrival.extra()).isEqualTo(JsonObject.EMPTY);
            assertThat(arrival.words())
                    .isEqualTo(
                            Map.of(
                                    "mqtt.topic",
                                    "open/a",
                                    "mqtt.response_topic",
                                    "open/answers",
                                    "mqtt.correlation",
                                    "YWI="));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void addsTheTopicWhereItIsToldTo(int version) throws Exception {
        var settings = MqttStation.at(mosquitto.port(), version);
        settings.put("include_topic", true);
        try (var station = MqttStation.receiving(settings)) {
            station.listen(MqttStation.from("open", 1)).open();
            Pub.to(mosquitto).message("open//ä/", "1");
            var arrival = station.context.inbox().await(1).get(0).arrival();

            assertThat(arrival.extra()).isEqualTo(JsonObject.EMPTY.with("topic", "open//ä/"));
        }
    }

    /** Whoever takes what comes for them may be gone then. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void hasNothingInHandForFormerAddressesOnceItFollows(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            var arrived = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            station.context
                    .inbox()
                    .inside(
                            () -> {
                                arrived.countDown();
                                await().until(() -> goOn.getCount() == 0);
                            });
            var former = MqttStation.from("open", 1);
            station.listen(former).open();
            Pub.to(mosquitto).qos(1).message("open/a", "1");
            arrived.await();

            var renamed =
                    new ReceiveAddress(
                            "renamed", former.messageType(), former.trigger(), former.settings());
            var follows = CompletableFuture.runAsync(() -> station.listen(renamed));

            assertThatThrownBy(() -> follows.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            goOn.countDown();
            follows.join();
            assertThat(station.context.inbox().received())
                    .extracting(FakeInbox.Received::addresses)
                    .containsExactly(List.of(former));
        }
    }

    @Test
    void dropsAndCountsWhatFloodsAnAddressWhereItIsToldTo() throws Exception {
        var settings = MqttStation.at(mosquitto.port(), 5);
        settings.put("flood_seconds_tolerance", Duration.ofHours(1));
        try (var station = MqttStation.receiving(settings)) {
            var calm = MqttStation.from("open/calm", 1);
            station.listen(
                            calm,
                            MqttStation.from(
                                    "open/+", Map.of("flood_seconds_tolerance", Duration.ZERO)))
                    .open();
            Pub.to(mosquitto).qos(1).message("open/calm", "1");
            Pub.to(mosquitto).qos(1).message("open/calm", "2");
            Pub.to(mosquitto).qos(1).message("open/other", "3");
            var got = station.context.inbox().await(3);

            assertThat(got)
                    .extracting(one -> new String(one.arrival().bytes(), StandardCharsets.UTF_8))
                    .containsExactly("1", "2", "3");
            assertThat(got.get(0).addresses()).contains(calm);
            assertThat(got.get(1).addresses()).doesNotContain(calm).hasSize(1);
            assertThat(station.context.inbox().skipped()).containsExactly(calm.name() + ": flood");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void keepsRetainedMessagesFromThoseWhoIgnoreThem(int version) throws Exception {
        Pub.to(mosquitto).qos(1).retained().message("open/a", "kept");
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            var takes = MqttStation.from("open/+", 1);
            var ignores = MqttStation.from("open/a", Map.of("retained", "ignore"));
            station.listen(takes, ignores).open();
            Pub.to(mosquitto).qos(1).message("open/a", "new");
            var received = station.context.inbox().await(2);

            assertThat(received.get(0).addresses()).containsExactly(takes);
            assertThat(received.get(1).addresses()).containsExactlyInAnyOrder(takes, ignores);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void acknowledgesRetainedMessagesThatAllIgnore(int version) throws Exception {
        Pub.to(mosquitto).qos(1).retained().message("open/a", "kept");
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            station.listen(MqttStation.from("open/a", Map.of("retained", "ignore"))).open();
            Pub.to(mosquitto).qos(1).message("open/a", "new");
            station.context.inbox().await(1);

            assertThat(station.payloads()).containsExactly("new");
        }
    }

    /** Mosquitto lets everybody subscribe, so this broker is a scripted one. */
    @ParameterizedTest
    @ValueSource(strings = {"80", "87", "97", "8F"})
    void staysUpWhereAFilterIsRefused(String code) throws Exception {
        try (var broker = new ScriptedBroker("2003000000", "9005" + "0001" + "00" + code + "01");
                var station = MqttStation.receiving(MqttStation.at(broker.port(), 5))) {
            station.listen(MqttStation.from("a", 1), MqttStation.from("b", 1)).open();

            assertThat(station.watch().losses()).isEmpty();
            assertThat(station.context.state().get("filters").orElseThrow().toString())
                    .contains("b/#")
                    .doesNotContain("a/#");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void takesEveryMessageOnceFromACrowdOfAddresses(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            var addresses = new ArrayList<ReceiveAddress>();
            for (int number = 0; number < 1_000; number++) {
                addresses.add(MqttStation.from("open/" + number, 1));
            }
            station.receiver().listen(addresses);
            station.open();
            for (var number : List.of(0, 499, 999)) {
                Pub.to(mosquitto).qos(1).message("open/" + number + "/x", "" + number);
            }
            station.context.inbox().await(3);

            assertThat(station.payloads()).containsExactly("0", "499", "999");
        }
    }

    @Test
    void sharesMessagesWithOthersOfItsGroup() throws Exception {
        var settings = MqttStation.at(mosquitto.port(), 5);
        var second = MqttStation.at(mosquitto.port(), 5);
        second.put("client_id", "second");
        var address = MqttStation.from("open", Map.of("qos", 1, "shared_group", "crew"));
        try (var one = MqttStation.receiving(settings);
                var other = MqttStation.receiving(second)) {
            one.listen(address).open();
            other.listen(address).open();
            Pub.to(mosquitto).qos(1).lines("open", List.of("1", "2", "3", "4"));
            one.context.inbox().await(2);
            other.context.inbox().await(2);

            assertThat(one.context.inbox().count() + other.context.inbox().count()).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void survivesAStoreThatRefuses(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            station.context.state().refuse();
            station.listen(MqttStation.from("open", 1)).open();
            Pub.to(mosquitto).qos(1).message("open", "1");
            station.context.inbox().await(1);

            assertThat(station.payloads()).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void takesAnEmptyMessage(int version) throws Exception {
        try (var station = MqttStation.receiving(MqttStation.at(mosquitto.port(), version))) {
            station.listen(MqttStation.from("open", 1)).open();
            station.context.inbox().byHand();
            Pub.to(mosquitto).qos(1).message("open", new byte[0]);
            var arrival = station.context.inbox().await(1).get(0).arrival();

            assertThat(arrival.bytes()).isEmpty();
            assertThat(station.watch().losses()).isEmpty();
        }
    }
}
