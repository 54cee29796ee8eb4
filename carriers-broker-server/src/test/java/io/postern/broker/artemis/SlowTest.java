package io.postern.broker.artemis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.broker.artemis.port.ArtemisConfiguration;
import io.postern.testing.mqtt.ReceivedMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscribers that stop reading, and all others. */
@Timeout(180)
class SlowTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "0,1", "1,1"})
    void takeNothingFromTheOthers(int published, int subscribed) throws Exception {
        try (var broker = TestBroker.start(Map.of("max_memory", 4_000_000L));
                var well = broker.sub().qos(1).topic("well").start();
                var one = deaf(broker, "one", subscribed);
                var two = deaf(broker, "two", subscribed);
                var three = deaf(broker, "three", subscribed)) {
            // twenty times what may wait
            broker.pub().qos(published).repeated("flood/", "x".repeat(4_000), 20_000);

            broker.pub().qos(1).message("well", "still here");

            assertThat(well.await(1))
                    .extracting(ReceivedMessage::payload)
                    .containsExactly("still here");
            assertThat(List.of(one, two, three)).doesNotContainNull();
        }
    }

    /** Subscribes and reads no more. */
    private static RawMqttClient deaf(TestBroker broker, String id, int qos) throws Exception {
        var client = new RawMqttClient(broker.port());
        client.packet("\020", "\0\4MQTT\4\2\0\0\0" + (char) id.length() + id).answer();
        client.packet("\202", "\0\1\0\6flood/" + (char) qos).answer();
        return client;
    }

    @Test
    void keepTheNewestOfWhatTheyMiss() throws Exception {
        var all = IntStream.range(0, 100).mapToObj(n -> n + "x".repeat(100_000)).toList();
        try (var broker = TestBroker.start(Map.of("max_memory", 3_000_000L))) {
            broker.sub().session("away").qos(1).topic("a").start().stop();
            broker.pub().qos(1).lines("a", all);

            try (var sub = broker.sub().session("away").topic("none").start()) {
                var got =
                        sub.await(
                                some -> some.stream().anyMatch(last -> isLast(last, all)),
                                "the newest one",
                                Duration.ofSeconds(20));

                assertThat(got.size()).isBetween(4, 15);
                assertThat(got)
                        .extracting(ReceivedMessage::payload)
                        .isEqualTo(all.subList(all.size() - got.size(), all.size()));
            }
        }
    }

    private static boolean isLast(ReceivedMessage received, List<String> all) {
        return received.payload().equals(all.get(all.size() - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void doNotKeepMuchOnItsWayByNeverAcknowledging(int version) throws Exception {
        // MQTT 5 has properties: here that 65,535 messages may be on their way, elsewhere none
        var many = version == 5 ? "\3!\377\377" : "";
        var none = version == 5 ? "\0" : "";
        try (var broker = TestBroker.start(Map.of());
                var client = new RawMqttClient(broker.port())) {
            client.packet("\020", "\0\4MQTT" + (char) version + "\2\0\0" + many + "\0\4mute")
                    .answer();
            client.packet("\202", "\0\1" + none + "\0\6flood/\1").answer();
            broker.pub().qos(1).lines("flood/", Collections.nCopies(300, "x"));

            for (int count = 0; count < ArtemisConfiguration.IN_FLIGHT; count++) {
                assertThat(client.answer()).startsWith("\0\6flood/").endsWith("x");
            }
            assertThatThrownBy(() -> client.within(Duration.ofSeconds(1)).read(1))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
