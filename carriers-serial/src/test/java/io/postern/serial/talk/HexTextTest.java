package io.postern.serial.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HexTextTest {

    @Test
    void readsBytesHoweverTheyAreSpaced() {
        var bytes = new byte[] {1, (byte) 0xAB, (byte) 0xFF};

        assertThat(HexText.bytes("01ABFF")).isEqualTo(bytes);
        assertThat(HexText.bytes(" 01:ab ff ")).isEqualTo(bytes);
        assertThat(HexText.bytes("0x01 0XAB\t0xFF\r\n")).isEqualTo(bytes);
        assertThat(HexText.bytes("  ")).isEmpty();
    }

    @Test
    void readsBytesThatMayBeAny() {
        assertThat(HexText.pattern("EE ????01")).containsExactly(0xEE, -1, -1, 1);
    }

    @Test
    void saysWhereADigitIsNone() {
        assertThatThrownBy(() -> HexText.bytes("01 0G"))
                .hasMessage("expected hex digits, found \"G\" at character 5");
        assertThatThrownBy(() -> HexText.bytes("??"))
                .hasMessage("expected hex digits, found \"?\" at character 1");
        assertThatThrownBy(() -> HexText.pattern("1?"))
                .hasMessage("expected hex digits or ??, found \"?\" at character 2");
        assertThatThrownBy(() -> HexText.bytes("\u0661\u0661"))
                .hasMessage("expected hex digits, found \"\u0661\" at character 1");
    }

    @Test
    void saysWhereADigitIsAlone() {
        var alone = "expected two hex digits for each byte, found one digit alone at character ";

        assertThatThrownBy(() -> HexText.bytes("01 2 03")).hasMessage(alone + 4);
        assertThatThrownBy(() -> HexText.bytes("012")).hasMessage(alone + 3);
        assertThatThrownBy(() -> HexText.bytes("1")).hasMessage(alone + 1);
    }
}
