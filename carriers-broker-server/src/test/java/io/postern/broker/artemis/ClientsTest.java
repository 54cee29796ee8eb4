package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.testing.mqtt.ReceivedMessage;
import io.postern.testing.mqtt.RunningSub;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mosquitto's own clients, on a broker that keeps nothing. Each test has topics of its own. */
@Timeout(180)
class ClientsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static TestBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = TestBroker.start(Map.of());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "mqttv311,0",
        "mqttv311,1",
        "mqttv311,2",
        "mqttv5,0",
        "mqttv5,1",
        "mqttv5,2",
    })
    void carryEveryQualityOfService(String version, int qos) {
        var topic = "every/" + version + "/" + qos;
        try (var sub = broker.sub().with("-V", version).qos(qos).topic("every/+/" + qos).start()) {
            broker.pub().with("-V", version).qos(qos).message(topic, "Grüße");

            assertThat(sub.await(1)).containsExactly(message(topic, "Grüße", qos, false));
        }
    }

    @Test
    void keepTheOrderOfATopic() {
        var payloads = IntStream.range(0, 3_000).mapToObj(Integer::toString).toList();
        try (var sub = broker.sub().qos(1).topic("order/#").start()) {
            broker.pub().qos(1).lines("order/x", payloads);

            assertThat(sub.await(3_000)).extracting(ReceivedMessage::payload).isEqualTo(payloads);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shelf/a.b/c*d>e", "shelf/#", "+/a.b/+", "#"})
    void getWhatIsRetainedByAnyFilter(String filter) {
        broker.pub().qos(1).retained().message("shelf/a.b/c*d>e", "kept");

        try (var sub = broker.sub().version5().qos(1).topic(filter).start()) {
            var got =
                    sub.await(
                            all -> all.stream().anyMatch(ClientsTest::isShelf),
                            "the retained message",
                            PATIENCE);

            assertThat(got.stream().filter(ClientsTest::isShelf))
                    .containsExactly(message("shelf/a.b/c*d>e", "kept", 1, true));
        }
    }

    /** Retain As Published of MQTT 5; without it a live message comes unmarked. */
    @ParameterizedTest
    @ValueSource(strings = {"marks/a/b", "marks/#", "marks/+/b", "$share/group/marks/#"})
    void getLiveMessagesMarkedAsTheyWerePublishedWhereTheyAskForIt(String filter) {
        var asks = broker.sub().version5().qos(1).with("--retain-as-published");
        try (var asking = asks.topic(filter).start();
                var other = broker.sub().version5().qos(1).topic("marks/#").start()) {
            broker.pub().qos(1).message("marks/a/b", "plain");
            broker.pub().qos(1).retained().message("marks/a/b", "kept");
            broker.pub().qos(1).message("marks/a/b", "plain again");

            assertThat(asking.await(3))
                    .containsExactly(
                            message("marks/a/b", "plain", 1, false),
                            message("marks/a/b", "kept", 1, true),
                            message("marks/a/b", "plain again", 1, false));
            assertThat(other.await(3)).extracting(ReceivedMessage::retained).containsOnly(false);
        } finally {
            broker.pub().qos(1).retained().message("marks/a/b", "");
        }
    }

    @Test
    void clearWhatIsRetained() {
        broker.pub().qos(1).retained().message("cleared/a", "old");
        broker.pub().qos(1).retained().message("cleared/a", "");
        broker.pub().qos(1).retained().message("cleared/b", "new");

        try (var sub = broker.sub().topic("cleared/#").start()) {
            assertThat(sub.await(1)).extracting(ReceivedMessage::payload).containsExactly("new");
        }
    }

    @Test
    void keepLevelsAndDotsApart() {
        try (var sub = broker.sub().topic("dots/+/x").topic("/dots/#").start()) {
            broker.pub().qos(1).message("dots/a/b/x", "deeper");
            broker.pub().qos(1).message("dots.a.x", "one level");
            broker.pub().qos(1).message("dots/a.b/x", "two");
            broker.pub().qos(1).message("/dots/y", "empty first level");

            assertThat(sub.await(2))
                    .extracting(ReceivedMessage::payload)
                    .containsExactlyInAnyOrder("two", "empty first level");
        }
    }

    @Test
    void shareASubscription() {
        var payloads = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
        try (var one = sharing();
                var two = sharing()) {
            broker.pub().qos(1).lines("load/x", payloads);
            one.await(1);
            two.await(1);

            assertThat(both(one, two, 200)).containsExactlyInAnyOrderElementsOf(payloads);
        }
    }

    private static RunningSub sharing() {
        return broker.sub().version5().qos(1).topic("$share/group/load/#").start();
    }

    private static List<String> both(RunningSub one, RunningSub two, int count) {
        one.await(
                mine -> mine.size() + two.received().size() >= count,
                count + " messages at both",
                PATIENCE);
        return Stream.of(one, two)
                .flatMap(sub -> sub.received().stream())
                .map(ReceivedMessage::payload)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mqttv311", "mqttv5"})
    void leaveAWillWhenTheyAreKilled(String version) {
        try (var heir = broker.sub().qos(1).topic("will/" + version).start()) {
            broker.sub()
                    .with("-V", version, "--will-topic", "will/" + version)
                    .with("--will-payload", "gone", "--will-qos", "1")
                    .topic("nothing")
                    .start()
                    .kill();

            assertThat(heir.await(1)).containsExactly(message("will/" + version, "gone", 1, false));
        }
    }

    @Test
    void carryUserProperties() {
        try (var sub = broker.sub().version5().qos(1).topic("props").start()) {
            broker.pub()
                    .version5()
                    .qos(1)
                    .userProperty("site", "north")
                    .property("content-type", "text/plain")
                    .message("props", "x");

            assertThat(sub.await(1))
                    .containsExactly(
                            new ReceivedMessage(
                                    "props", "x", 1, false, "text/plain", "", "site:north"));
        }
    }

    private static boolean isShelf(ReceivedMessage received) {
        return received.topic().startsWith("shelf/");
    }

    private static ReceivedMessage message(
            String topic, String payload, int qos, boolean retained) {
        return new ReceivedMessage(topic, payload, qos, retained, "", "", "");
    }
}
