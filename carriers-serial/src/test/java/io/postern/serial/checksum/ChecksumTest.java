package io.postern.serial.checksum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecksumTest {

    private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "crc16_modbus, 4B37, 374B",
        "crc16_ccitt, 29B1, 29B1",
        "xor, 31, 31",
        "sum8, DD, DD"
    })
    void hasThePublishedCheckValue(String word, String value, String wire) {
        var checksum = Checksum.of(word);

        var whole = checksum.append(DIGITS);

        assertThat(checksum.value(DIGITS, 0, DIGITS.length)).isEqualTo(Integer.parseInt(value, 16));
        assertThat(hex(whole)).isEqualTo(hex(DIGITS) + wire);
        assertThat(checksum.holds(whole, 0, whole.length)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"01030000000A, C5CD", "1103006B0003, 7687"})
    void endsModbusRequestsAsTheManualsDo(String request, String crc) {
        var whole = Checksum.CRC16_MODBUS.append(HexFormat.of().parseHex(request));

        assertThat(hex(whole)).isEqualTo(request + crc);
    }

    @Test
    void xorIsTheOneOfNmea() {
        var sentence = "GPGLL,5300.97914,N,00259.98174,E,125926,A";

        int value = Checksum.XOR.value(sentence.getBytes(StandardCharsets.US_ASCII), 0, 41);

        assertThat(value).isEqualTo(0x28);
    }

    @ParameterizedTest
    @EnumSource
    void noticesEveryChangedBit(Checksum checksum) {
        var whole = checksum.append(DIGITS);

        for (int bit = 0; bit < whole.length * 8; bit++) {
            var changed = whole.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);

            assertThat(checksum.holds(changed, 0, changed.length)).as("bit %d", bit).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isToldFromTheStatesAtBothEndsOfAStretch(Checksum checksum) {
        var random = new Random(4);
        var bytes = new byte[70_000];
        random.nextBytes(bytes);
        var register = checksum.register();

        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from);
            int before = register.after(0, bytes, 0, from);
            int after = register.after(before, bytes, from, to);

            assertThat(register.between(before, after, to - from))
                    .as("%d to %d", from, to)
                    .isEqualTo(checksum.value(bytes, from, to));
        }
    }

    @Test
    void namesTheWordsWhereItKnowsNone() {
        assertThatThrownBy(() -> Checksum.of("crc32"))
                .hasMessage(
                        "checksum: expected one of crc16_modbus, crc16_ccitt, xor, sum8, found"
                                + " \"crc32\"");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
