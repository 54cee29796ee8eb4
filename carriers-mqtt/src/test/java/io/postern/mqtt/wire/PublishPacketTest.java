package io.postern.mqtt.wire;

import static io.postern.mqtt.wire.WireBytes.all;
import static io.postern.mqtt.wire.WireBytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.link.Letter;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.PublishOptions;
import io.postern.mqtt.broker.UserProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishPacketTest {

    private static final byte[] ON = "on".getBytes(StandardCharsets.UTF_8);
    private static final PublishOptions ONCE = PublishOptions.of(0, false);

    private final MqttWriter three = new MqttWriter(MqttVersion.V3_1_1, () -> {});
    private final MqttWriter five = new MqttWriter(MqttVersion.V5, () -> {});

    @ParameterizedTest
    @CsvSource({
        "0, false, 0, 30 05 0001 61 6F6E, 30 06 0001 61 00 6F6E",
        "0, true, 0, 31 05 0001 61 6F6E, 31 06 0001 61 00 6F6E",
        "1, false, 1, 32 07 0001 61 0001 6F6E, 32 08 0001 61 0001 00 6F6E",
        "2, true, 65535, 35 07 0001 61 FFFF 6F6E, 35 08 0001 61 FFFF 00 6F6E",
    })
    void saysHowItIsSent(int qos, boolean retain, int number, String old, String now) {
        var options = PublishOptions.of(qos, retain);

        three.publish(Letter.of("a", ON), options, number, 0, false);
        five.publish(Letter.of("a", ON), options, number, 0, false);

        assertThat(all(three.taken())).isEqualTo(bytes(old));
        assertThat(all(five.taken())).isEqualTo(bytes(now));
    }

    @Test
    void abbreviatesATopicOnceItWasSaid() {
        five.publish(Letter.of("a", ON), ONCE, 0, 3, false);
        five.publish(Letter.of("a", ON), ONCE, 0, 3, true);

        assertThat(all(five.taken()))
                .isEqualTo(bytes("30 09 0001 61 03 23 0003 6F6E", "30 08 0000 03 23 0003 6F6E"));
    }

    @Test
    void describesALetterInTheNewVersion() {
        var letter = described();

        five.publish(letter, options(), 7, 3, false);

        assertThat(all(five.taken()))
                .isEqualTo(
                        bytes(
                                "32 68 0001 61 0007 60",
                                "23 0003",
                                "02 0000003C",
                                "03 000A 746578742F706C61696E",
                                "08 0007 616E7377657273",
                                "09 0002 0102",
                                "26 0003 756964 0005 732F622F31",
                                "26 0004 74696D65 0001 74",
                                "26 0004 73697465 0002 C3BC",
                                "26 0004 726F6F6D 0000",
                                "26 0008 7265706C61796564 0004 74727565",
                                "6F6E"));
    }

    @Test
    void saysOfATimeThatItIsWrong() {
        var letter =
                new Letter(
                        "a",
                        ON,
                        "",
                        "t",
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        false,
                        true);

        five.publish(letter, ONCE, 0, 0, false);

        assertThat(all(five.taken()))
                .isEqualTo(
                        bytes(
                                "30 26 0001 61 20",
                                "26 0004 74696D65 0001 74",
                                "26 000D 74696D655F756E73796E636564 0004 74727565",
                                "6F6E"));
    }

    @Test
    void describesNothingInTheOldVersion() {
        three.publish(described(), options(), 7, 0, false);

        assertThat(all(three.taken())).isEqualTo(bytes("32 07 0001 61 0007 6F6E"));
    }

    private static Letter described() {
        return new Letter(
                "a",
                ON,
                "s/b/1",
                "t",
                Optional.of(Duration.ofSeconds(60)),
                Map.of(),
                Optional.empty(),
                true);
    }

    private static PublishOptions options() {
        return new PublishOptions(
                1,
                false,
                Optional.of("text/plain"),
                Optional.of("answers"),
                Optional.of(new byte[] {1, 2}),
                List.of(new UserProperty("site", "ü"), new UserProperty("room", "")));
    }

    /** The length of the properties has a second byte from 128 on. */
    @ParameterizedTest
    @ValueSource(ints = {127, 128, 16_383, 16_384})
    void saysHowLongItsPropertiesAre(int size) throws Exception {
        // 7 bytes are the property's own
        var text = "x".repeat(size - 7);
        var options =
                new PublishOptions(
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new UserProperty("uu", text)));

        five.publish(Letter.of("a", ON), options, 0, 0, false);

        assertThat(all(five.taken()))
                .isEqualTo(
                        bytes(
                                WireBytes.packet(
                                        "30",
                                        "0001 61",
                                        WireBytes.sized("26 0002 7575", WireBytes.text(text)),
                                        "6F6E")));
    }

    @ParameterizedTest
    @CsvSource({
        "127, 30 7F",
        "128, 30 80 01",
        "16383, 30 FF 7F",
        "16384, 30 80 80 01",
        "2097151, 30 FF FF 7F",
        "2097152, 30 80 80 80 01",
    })
    void saysHowLongItIs(int size, String head) {
        // 4 bytes are topic and properties, 3 in the old version
        var payload = new byte[size - 4];
        Arrays.fill(payload, (byte) 'x');

        five.publish(Letter.of("a", payload), ONCE, 0, 0, false);
        five.ping();
        three.publish(Letter.of("ab", payload), ONCE, 0, 0, false);
        three.ping();

        assertThat(all(five.taken()))
                .isEqualTo(whole(bytes(head, "0001 61 00"), payload, bytes("C0 00")));
        assertThat(all(three.taken()))
                .isEqualTo(whole(bytes(head, "0002 6162"), payload, bytes("C0 00")));
    }

    private static byte[] whole(byte[] head, byte[] payload, byte[] after) {
        var whole = Arrays.copyOf(head, head.length + payload.length + after.length);
        System.arraycopy(payload, 0, whole, head.length, payload.length);
        System.arraycopy(after, 0, whole, head.length + payload.length, after.length);
        return whole;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "~", "ü", "\u0001", "\u007F", "€", "\uFFFD", "\uD83D\uDE00/x"})
    void writesEveryText(String text) {
        five.publish(Letter.of(text, ON), ONCE, 0, 0, false);

        assertThat(all(five.taken()))
                .isEqualTo(bytes(WireBytes.packet("30", WireBytes.text(text), "00 6F6E")));
    }

    static List<String> longest() {
        return List.of("x".repeat(65_535), "ü".repeat(32_767) + "x", "\uD83D\uDE00".repeat(16_383));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void writesTheLongestTexts(String text) {
        five.publish(Letter.of(text, ON), ONCE, 0, 0, false);

        assertThat(all(five.taken()))
                .isEqualTo(bytes(WireBytes.packet("30", WireBytes.text(text), "00 6F6E")));
    }

    static List<String> impossible() {
        return List.of(
                "\0",
                "a\0",
                "ü\0",
                "\uD83D",
                "\uDE00",
                "\uDE00\uD83D",
                "a\uD83Db",
                "x".repeat(65_536),
                "x".repeat(1_000_000),
                "ü".repeat(32_768),
                "\uD83D\uDE00".repeat(16_384));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void leavesNothingOfWhatItCannotWrite(String text) {
        var described =
                new PublishOptions(
                        1,
                        false,
                        Optional.of("text/plain"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new UserProperty("name", text)));
        five.answer(PacketKind.PUBACK, 1, 0);

        assertThatThrownBy(() -> five.publish(Letter.of(text, ON), ONCE, 0, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why(text));
        five.answer(PacketKind.PUBACK, 2, 0);
        assertThatThrownBy(() -> five.publish(Letter.of("a", ON), described, 1, 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why(text));
        five.answer(PacketKind.PUBACK, 3, 0);

        assertThat(all(five.taken())).isEqualTo(bytes("40020001 40020002 40020003"));
    }

    private static String why(String text) {
        if (text.indexOf(0) >= 0) {
            return "MQTT has no texts with a NUL";
        }
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        return size > 65_535
                ? "expected at most 65535 bytes in a text, found " + size
                : "MQTT has no texts with half a character";
    }

    @Test
    void leavesNothingOfACorrelationThatIsTooLong() {
        var options =
                new PublishOptions(
                        0,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new byte[65_536]),
                        List.of());

        assertThatThrownBy(() -> five.publish(Letter.of("a", ON), options, 0, 0, false))
                .hasMessage("expected at most 65535 bytes in a text, found 65536");

        assertThat(five.taken().hasRemaining()).isFalse();
    }
}
