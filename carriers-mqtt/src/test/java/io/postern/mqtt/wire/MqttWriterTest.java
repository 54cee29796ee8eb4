package io.postern.mqtt.wire;

import static io.postern.mqtt.wire.WireBytes.all;
import static io.postern.mqtt.wire.WireBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.topic.Filter;
import io.postern.mqtt.topic.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MqttWriterTest {

    private int fillings;
    private final MqttWriter three = new MqttWriter(MqttVersion.V3_1_1, () -> fillings++);
    private final MqttWriter five = new MqttWriter(MqttVersion.V5, () -> fillings++);

    @ParameterizedTest
    @CsvSource({
        "PUBACK, 1, 0, 40 02 0001, 40 02 0001",
        "PUBACK, 65535, 16, 40 02 FFFF, 40 03 FFFF 10",
        "PUBREC, 258, 0, 50 02 0102, 50 02 0102",
        "PUBREC, 258, 145, 50 02 0102, 50 03 0102 91",
        "PUBREL, 3, 0, 62 02 0003, 62 02 0003",
        "PUBREL, 3, 146, 62 02 0003, 62 03 0003 92",
        "PUBCOMP, 4, 0, 70 02 0004, 70 02 0004",
        "PUBCOMP, 4, 146, 70 02 0004, 70 03 0004 92",
    })
    void answers(PacketKind kind, int number, int code, String old, String now) {
        three.answer(kind, number, code);
        five.answer(kind, number, code);

        assertThat(all(three.taken())).isEqualTo(bytes(old));
        assertThat(all(five.taken())).isEqualTo(bytes(now));
    }

    @Test
    void subscribes() {
        var all =
                List.of(
                        new Subscription(Filter.of("a/+"), Optional.empty(), 0, true, false),
                        new Subscription(Filter.of("b"), Optional.of("g"), 1, false, false),
                        new Subscription(Filter.of("#"), Optional.empty(), 2, true, true),
                        new Subscription(Filter.of("ü"), Optional.empty(), 2, false, true));

        three.subscribe(10, all);
        five.subscribe(10, all);

        assertThat(all(three.taken()))
                .isEqualTo(
                        bytes(
                                "82 1E 000A",
                                "0003 612F2B 00",
                                "000A 2473686172652F672F62 01",
                                "0001 23 02",
                                "0002 C3BC 02"));
        assertThat(all(five.taken()))
                .isEqualTo(
                        bytes(
                                "82 1F 000A 00",
                                "0003 612F2B 10",
                                "000A 2473686172652F672F62 21",
                                "0001 23 1A",
                                "0002 C3BC 2A"));
    }

    @Test
    void unsubscribes() {
        three.unsubscribe(11, List.of("a/+", "$share/g/b"));
        five.unsubscribe(11, List.of("a/+", "$share/g/b"));

        assertThat(all(three.taken()))
                .isEqualTo(bytes("A2 13 000B 0003 612F2B 000A 2473686172652F672F62"));
        assertThat(all(five.taken()))
                .isEqualTo(bytes("A2 14 000B 00 0003 612F2B 000A 2473686172652F672F62"));
    }

    @Test
    void asksWhetherTheBrokerIsThere() {
        three.ping();
        five.ping();

        assertThat(all(three.taken())).isEqualTo(bytes("C0 00"));
        assertThat(all(five.taken())).isEqualTo(bytes("C0 00"));
    }

    @ParameterizedTest
    @CsvSource({"0, E0 00", "129, E0 01 81", "4, E0 01 04"})
    void saysGoodbye(int code, String now) {
        three.disconnect(code);
        five.disconnect(code);

        assertThat(all(three.taken())).isEqualTo(bytes("E0 00"));
        assertThat(all(five.taken())).isEqualTo(bytes(now));
    }

    @Test
    void writesOneAfterTheOther() {
        five.ping();
        five.answer(PacketKind.PUBACK, 1, 0);
        five.publish(Letter.of("a", new byte[] {1}), PublishOptions.of(0, false), 0, 0, false);

        assertThat(all(five.taken())).isEqualTo(bytes("C000 40020001 3005 0001 61 00 01"));
    }

    @Test
    void tellsOnceForEachFilling() {
        five.ping();
        five.ping();
        assertThat(fillings).isEqualTo(1);

        five.taken();
        assertThat(fillings).isEqualTo(1);
        five.answer(PacketKind.PUBACK, 1, 0);
        assertThat(fillings).isEqualTo(2);
        five.taken();
        five.publish(Letter.of("a", new byte[1]), PublishOptions.of(0, false), 0, 0, false);
        five.disconnect(0);
        assertThat(fillings).isEqualTo(3);
    }

    @Test
    void tellsNothingOfWhatItCannotWrite() {
        assertThatThrownBy(() -> five.unsubscribe(1, List.of("a\0b")))
                .hasMessage("MQTT has no texts with a NUL");
        assertThat(fillings).isZero();

        five.ping();

        assertThat(fillings).isEqualTo(1);
        assertThat(all(five.taken())).isEqualTo(bytes("C0 00"));
    }

    @Test
    void leavesNothingWhereAllWasTaken() {
        five.ping();

        var first = five.taken();
        var second = five.taken();

        assertThat(second.hasRemaining()).isFalse();
        assertThat(all(first)).isEqualTo(bytes("C0 00"));
    }

    @Test
    void keepsWhatWasTakenFromWhatIsWrittenNext() {
        five.answer(PacketKind.PUBACK, 1, 0);
        var first = five.taken();
        five.answer(PacketKind.PUBACK, 2, 0);

        assertThat(all(first)).isEqualTo(bytes("40 02 0001"));
        assertThat(all(five.taken())).isEqualTo(bytes("40 02 0002"));
    }

    /** A buffer that was large once is not kept. */
    @Test
    void goesOnAfterALargeMessage() {
        var large = new byte[1_000_000];
        for (int times = 0; times < 3; times++) {
            five.publish(Letter.of("a", large), PublishOptions.of(0, false), 0, 0, false);
            assertThat(five.taken().remaining()).isEqualTo(1_000_008);
            five.ping();
            assertThat(all(five.taken())).isEqualTo(bytes("C0 00"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void mixesNothingThatManyThreadsWrite(MqttVersion version) throws Exception {
        var writer = new MqttWriter(version, () -> {});
        var threads =
                IntStream.range(0, 4)
                        .mapToObj(one -> CompletableFuture.runAsync(() -> write(writer, one)))
                        .toList();
        var heard = new HeardPackets(version);
        while (!threads.stream().allMatch(CompletableFuture::isDone)) {
            heard.read(all(writer.taken()));
        }
        heard.read(all(writer.taken()));

        assertThat(heard.told).hasSize(4_000);
        for (int one = 0; one < 4; one++) {
            int its = one << 12;
            assertThat(heard.messages)
                    .extracting(IncomingPublish::number)
                    .filteredOn(number -> number >> 12 == its >> 12)
                    .isEqualTo(IntStream.range(its + 1, its + 1_001).boxed().toList());
        }
    }

    private static void write(MqttWriter writer, int one) {
        for (int count = 1; count <= 1_000; count++) {
            writer.publish(
                    Letter.of("topic/" + one, new byte[count]),
                    PublishOptions.of(1, false),
                    (one << 12) + count,
                    0,
                    false);
        }
    }
}
