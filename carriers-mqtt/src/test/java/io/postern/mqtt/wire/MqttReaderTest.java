package io.postern.mqtt.wire;

import static io.postern.mqtt.wire.WireBytes.packet;
import static io.postern.mqtt.wire.WireBytes.sized;
import static io.postern.mqtt.wire.WireBytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mqtt.broker.MqttVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(180)
class MqttReaderTest {

    private final HeardPackets five = new HeardPackets(MqttVersion.V5);

    @ParameterizedTest
    @EnumSource
    void readsEachPacketForItself(MqttVersion version) throws Exception {
        for (Map.Entry<String, String> one : BrokerWords.of(version).entrySet()) {
            var heard = new HeardPackets(version);
            // what an alias stands for
            heard.read(version == MqttVersion.V5 ? "30 07 0001 61 03 23 0002" : "");
            heard.read(version == MqttVersion.V5 ? "30 09 0003 622F63 03 23 0004" : "");
            heard.told.clear();

            heard.read(one.getKey());

            assertThat(String.join("", heard.told)).as(one.getKey()).isEqualTo(one.getValue());
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsThemAllAtOnce(MqttVersion version) throws Exception {
        var heard = new HeardPackets(version).read(BrokerWords.stream(version));

        assertThat(heard.told).isEqualTo(BrokerWords.told(version));
    }

    @ParameterizedTest
    @EnumSource
    void readsThemByteByByte(MqttVersion version) throws Exception {
        var heard = new HeardPackets(version);

        for (byte one : BrokerWords.stream(version)) {
            heard.read(new byte[] {one});
        }

        assertThat(heard.told).isEqualTo(BrokerWords.told(version));
    }

    @ParameterizedTest
    @EnumSource
    void readsThemHoweverTheyAreCut(MqttVersion version) throws Exception {
        var stream = BrokerWords.stream(version);
        for (int seed = 0; seed < 500; seed++) {
            var heard = new HeardPackets(version);

            for (var piece : cut(stream, 1 + seed, new Random(seed))) {
                heard.read(piece);
            }

            assertThat(heard.told).as("seed %d", seed).isEqualTo(BrokerWords.told(version));
        }
    }

    @Test
    void tellsOfAPacketAsSoonAsItsLastByteIsThere() throws Exception {
        five.read("40 02 00");
        assertThat(five.told).isEmpty();

        five.read("01 40");
        assertThat(five.told).containsExactly("PUBACK 1 0");
    }

    @Test
    void takesABufferOfTheSystem() throws Exception {
        var heard = new HeardPackets(MqttVersion.V3_1_1);
        var reader = new MqttReader(MqttVersion.V3_1_1, 1_000, 0, heard, message -> {});
        var bytes = ByteBuffer.allocateDirect(100).position(50);
        bytes.put(WireBytes.bytes("30 05 0001 61 6F6E")).flip().position(50);

        reader.read(bytes);

        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(heard.told).containsExactly("PUBLISH 0 a qos 0 6F6E");
    }

    @Test
    void keepsAMessageApartFromWhatComesLater() throws Exception {
        five.read("30 06 0001 61 00 0102");
        five.read("30 06 0001 62 00 0304");

        assertThat(five.messages.get(0).payload()).containsExactly(1, 2);
        assertThat(five.messages.get(1).payload()).containsExactly(3, 4);
    }

    @Test
    void keepsNothingOfThePropertiesOfThePacketBefore() throws Exception {
        five.read(
                packet("30", text("a"), sized("08", text("b"), "26", text("uid"), text("u"))),
                "30 04 0001 61 00",
                "40 04 0001 00 00");

        assertThat(five.told)
                .containsExactly(
                        "PUBLISH 0 a qos 0  response b uid u", "PUBLISH 0 a qos 0 ", "PUBACK 1 0");
    }

    @Test
    void takesTheFirstUidThatIsNotBlank() throws Exception {
        five.read(
                packet(
                        "30",
                        text("a"),
                        sized(
                                "26" + text("uid") + text(" "),
                                "26" + text("uix") + text("other"),
                                "26" + text("uid") + text("first"),
                                "26" + text("uid") + text("second"))));

        assertThat(five.told).containsExactly("PUBLISH 0 a qos 0  uid first");
    }

    @Test
    void hasAnAliasStandForTheTopicItWasSentWithLast() throws Exception {
        five.read("30 07 0001 61 03 23 0001", "30 07 0001 62 03 23 0001", "30 06 0000 03 23 0001");

        assertThat(five.told)
                .containsExactly("PUBLISH 0 a qos 0 ", "PUBLISH 0 b qos 0 ", "PUBLISH 0 b qos 0 ");
    }

    @Test
    void confirmsAMessageByWhatItWasMadeWith() throws Exception {
        var confirmed = new ArrayList<Integer>();
        var heard = new HeardPackets(MqttVersion.V5);
        var reader =
                new MqttReader(MqttVersion.V5, 1_000, 0, heard, one -> confirmed.add(one.number()));
        reader.read(ByteBuffer.wrap(WireBytes.bytes("30 04 0001 61 00", "32 06 0001 61 0007 00")));

        heard.messages.forEach(IncomingPublish::acknowledge);

        assertThat(confirmed).containsExactly(7);
    }

    @Test
    void takesAMarkThatSaysThatACharacterWasUnreadable() throws Exception {
        five.read(packet("30", text("a\uFFFDb"), "00"));

        assertThat(five.told).containsExactly("PUBLISH 0 a\uFFFDb qos 0 ");
    }

    @Test
    void readsALargeMessageInPieces() throws Exception {
        var payload = new byte[5_000_000];
        new Random(1).nextBytes(payload);
        var head = WireBytes.bytes("32", WireBytes.number(payload.length + 6), "0001 61 0007 00");
        var whole = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        var heard = new HeardPackets(MqttVersion.V5, 6_000_000);
        heard.read("2003000000");

        for (int at = 0; at < whole.length; at += 65_536) {
            heard.read(Arrays.copyOfRange(whole, at, Math.min(at + 65_536, whole.length)));
        }
        heard.read("D0 00 40 02 0001");

        assertThat(heard.messages).hasSize(1);
        assertThat(heard.messages.get(0).payload()).isEqualTo(payload);
        assertThat(heard.told).endsWith("PUBACK 1 0");
    }

    /** The last piece of each is the first of the next: there is never nothing to keep. */
    @Test
    void readsManyAfterEachOther() throws Exception {
        int count = 20_000;
        var stream = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            stream.append(packet("32", text("a"), String.format("%04X", number), "00", "61"));
        }

        for (var piece : cut(WireBytes.bytes(stream.toString()), 16_001, new Random(2))) {
            five.read(piece);
        }

        assertThat(five.messages)
                .extracting(IncomingPublish::number)
                .isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
    }

    @Test
    void readsTextsOfEveryLength() throws Exception {
        for (var text : List.of("ü", "€", "\uD83D\uDE00", "x".repeat(65_535))) {
            var heard = new HeardPackets(MqttVersion.V3_1_1).read(packet("30", text(text)));

            assertThat(heard.messages.get(0).topic()).isEqualTo(text);
        }
        assertThat("\uD83D\uDE00".getBytes(StandardCharsets.UTF_8)).hasSize(4);
    }

    private static List<byte[]> cut(byte[] stream, int most, Random random) {
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < stream.length; ) {
            int to = Math.min(stream.length, at + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(stream, at, to));
            at = to;
        }
        return pieces;
    }
}
