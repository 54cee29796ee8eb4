package io.postern.mqtt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.postern.mqtt.broker.MqttVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker must not send, and what it is told then. */
class MalformedPacketTest {

    @ParameterizedTest
    @CsvSource({
        "00, a packet begins with 0x00",
        "10, a packet begins with 0x10",
        "15, a packet begins with 0x15",
        "21, a packet begins with 0x21",
        "36, a packet begins with 0x36",
        "3F, a packet begins with 0x3F",
        "42, a packet begins with 0x42",
        "48, a packet begins with 0x48",
        "60, a packet begins with 0x60",
        "63, a packet begins with 0x63",
        "72, a packet begins with 0x72",
        "82, a packet begins with 0x82",
        "91, a packet begins with 0x91",
        "A2, a packet begins with 0xA2",
        "B2, a packet begins with 0xB2",
        "C0, a packet begins with 0xC0",
        "D1, a packet begins with 0xD1",
        "E1, a packet begins with 0xE1",
        "F0, a packet begins with 0xF0",
    })
    void isKnownByItsFirstByte(String hex, String message) {
        for (var version : MqttVersion.values()) {
            var wrong = wrong(version, hex);

            assertThat(wrong).hasMessage(message);
            assertThat(wrong.code()).isEqualTo(0x81);
            assertThat(wrong.isOf(PacketKind.of(Integer.parseInt(hex, 16)))).isTrue();
        }
    }

    @Test
    void isADisconnectOnlyInTheOldVersion() throws Exception {
        assertThat(wrong(MqttVersion.V3_1_1, "E0")).hasMessage("a packet begins with 0xE0");
        assertThat(new HeardPackets(MqttVersion.V5).read("E0").told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "30 FFFFFFFF, 'a length has more than four bytes, in PUBLISH'",
        "20 00, 'it ends too early, in CONNACK'",
        "20 01 00, 'it ends too early, in CONNACK'",
        "30 00, 'it ends too early, in PUBLISH'",
        "30 01 00, 'it ends too early, in PUBLISH'",
        "30 03 0002 61, 'it ends too early, in PUBLISH'",
        "30 02 0000, 'there is no topic, in PUBLISH'",
        "32 04 0001 61 00, 'it ends too early, in PUBLISH'",
        "30 04 0002 61FF, 'a text is not UTF-8, in PUBLISH'",
        "30 04 0002 6100, 'a text is not UTF-8, in PUBLISH'",
        "30 04 0002 C080, 'a text is not UTF-8, in PUBLISH'",
        "30 04 0002 C3C3, 'a text is not UTF-8, in PUBLISH'",
        "30 05 0003 EDA080, 'a text is not UTF-8, in PUBLISH'",
        "30 06 0004 F4908080, 'a text is not UTF-8, in PUBLISH'",
        "30 06 0004 EFBFBD80, 'a text is not UTF-8, in PUBLISH'",
        "40 01 00, 'it ends too early, in PUBACK'",
        "50 00, 'it ends too early, in PUBREC'",
        "62 01 00, 'it ends too early, in PUBREL'",
        "70 01 00, 'it ends too early, in PUBCOMP'",
        "90 01 00, 'it ends too early, in SUBACK'",
        "B0 00, 'it ends too early, in UNSUBACK'",
    })
    void cannotBeRead(String hex, String message) {
        for (var version : MqttVersion.values()) {
            var whole = version == MqttVersion.V5 ? hex.replace("30 02 0000", "30 03 000000") : hex;

            isMalformed(wrong(version, whole), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "32 05 0001 61 0000, 'the packet identifier is 0, in PUBLISH'",
        "34 06 0001 61 0000 00, 'the packet identifier is 0, in PUBLISH'",
    })
    void hasANumberOfNothing(String hex, String message) {
        for (var version : MqttVersion.values()) {
            isMalformed(wrong(version, hex), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // no properties, or not all of them
        "20 02 00 00, 'it ends too early, in CONNACK'",
        "20 03 00 00 01, 'it ends too early, in CONNACK'",
        "30 03 0001 61, 'it ends too early, in PUBLISH'",
        "30 05 0001 61 05 01, 'it ends too early, in PUBLISH'",
        "90 02 0001, 'it ends too early, in SUBACK'",
        "E0 02 8B 05, 'it ends too early, in DISCONNECT'",
        "30 07 0001 61 FFFFFFFF, 'a length has more than four bytes, in PUBLISH'",
        // one that reaches beyond all of them
        "30 08 0001 61 02 23 0001 61, 'it ends too early, in PUBLISH'",
        "30 08 0001 61 03 08 0001 61, 'it ends too early, in PUBLISH'",
        "30 09 0001 61 04 09 0004 6161, 'it ends too early, in PUBLISH'",
        "30 08 0001 61 03 26 0001 61, 'it ends too early, in PUBLISH'",
        "30 09 0001 61 04 26 0001 61 00, 'it ends too early, in PUBLISH'",
        "30 07 0001 61 02 0B 80 01, 'it ends too early, in PUBLISH'",
        "30 08 0001 61 03 02 000000, 'it ends too early, in PUBLISH'",
        "30 05 0001 61 01 01, 'it ends too early, in PUBLISH'",
        // one that is not known
        "30 06 0001 61 02 00 00, 'MQTT knows no property 0, in PUBLISH'",
        "30 06 0001 61 02 05 00, 'MQTT knows no property 5, in PUBLISH'",
        "30 06 0001 61 02 2B 00, 'MQTT knows no property 43, in PUBLISH'",
        "30 06 0001 61 02 8101, 'MQTT knows no property 129, in PUBLISH'",
        // one that says what it must not say
        "20 06 00 00 03 21 0000, 'a property is 0 that must not be, in CONNACK'",
        "20 08 00 00 05 27 00000000, 'a property is 0 that must not be, in CONNACK'",
        "30 07 0001 61 03 23 0000, 'a property is 0 that must not be, in PUBLISH'",
        "30 08 0001 61 04 08 0001 FF, 'a text is not UTF-8, in PUBLISH'",
        "40 08 0001 87 04 1F 0001 00, 'a text is not UTF-8, in PUBACK'",
    })
    void hasPropertiesThatCannotBeRead(String hex, String message) {
        isMalformed(wrong(MqttVersion.V5, hex), message);
    }

    @ParameterizedTest
    @CsvSource({
        "30 06 0000 03 23 0001, 1",
        "30 07 0001 61 03 23 0005, 5",
        "30 06 0000 03 23 FFFF, 65535",
    })
    void hasATopicAliasThatWasNotAgreed(String hex, int alias) {
        var wrong = wrong(MqttVersion.V5, hex);

        assertThat(wrong).hasMessage("it uses the topic alias " + alias + ", which was not agreed");
        assertThat(wrong.code()).isEqualTo(0x94);
    }

    @Test
    void isTooLargeAsSoonAsItsLengthIsThere() throws Exception {
        var size = HeardPackets.MOST_BYTES - 4;
        new HeardPackets(MqttVersion.V5).read("30", WireBytes.number(size));

        var wrong = wrong(MqttVersion.V5, "2003000000 30" + WireBytes.number(size + 1));

        assertThat(wrong)
                .hasMessage(
                        "a packet has 99997 bytes, more than \"maximum_packet_size\", which is"
                                + " 100000");
        assertThat(wrong.code()).isEqualTo(0x95);
        assertThat(wrong.isOf(PacketKind.PUBLISH)).isTrue();
        new HeardPackets(MqttVersion.V3_1_1).read("20020000 30 FFFFFF7F");
    }

    /** Whoever is no broker must not make us wait, and keep, what is never whole. */
    @Test
    void isTooLargeForAGreeting() {
        var wrong = wrong(MqttVersion.V5, "20" + WireBytes.number(300_000));

        assertThat(wrong).hasMessage("it begins with a packet of 300000 bytes");
        assertThat(wrong.code()).isEqualTo(0x81);
    }

    /**
     * MQTT 5 (1.5.5) allows no more bytes in a length than it needs; whoever takes them must not
     * lose his place.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                // read from one byte too early on, the first would be a PUBLISH of "b" to "a"
                "30 8400 01616263",
                "D0 8000",
                "40 828000 0001",
                "40 82808000 0001",
            })
    void hasALengthWithMoreBytesThanItNeeds(String hex) {
        for (var version : MqttVersion.values()) {
            var heard = new HeardPackets(version);
            var wrong =
                    catchThrowableOfType(
                            MalformedPacketException.class, () -> heard.read(hex, "00000000"));

            assertThat(heard.told).isEmpty();
            isMalformed(
                    wrong,
                    "a length has more bytes than it needs, in "
                            + PacketKind.of(Integer.parseInt(hex.substring(0, 2), 16)));
        }
    }

    /** What came before it was in order. */
    @Test
    void takesNothingBackOfWhatCameBefore() {
        var heard = new HeardPackets(MqttVersion.V5);

        var wrong =
                catchThrowableOfType(
                        MalformedPacketException.class, () -> heard.read("40 02 0001", "F0 00"));

        assertThat(wrong).hasMessage("a packet begins with 0xF0");
        assertThat(heard.told).containsExactly("PUBACK 1 0");
    }

    private static void isMalformed(MalformedPacketException wrong, String message) {
        assertThat(wrong).hasMessage(message);
        assertThat(wrong.code()).isEqualTo(0x81);
    }

    private static MalformedPacketException wrong(MqttVersion version, String hex) {
        var heard = new HeardPackets(version);
        return catchThrowableOfType(MalformedPacketException.class, () -> heard.read(hex));
    }
}
