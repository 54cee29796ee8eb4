package io.postern.serial.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void showsBytesAsHexAndTextAsTextToo() {
        assertThat(Printable.of(new byte[] {(byte) 0xEE, 0x10, 2})).isEqualTo("EE 10 02");
        assertThat(Printable.of(text("OK\r\n\0"))).isEqualTo("4F 4B 0D 0A 00 \"OK\\r\\n\\0\"");
        assertThat(Printable.of(text("\r"))).isEqualTo("0D");
        assertThat(Printable.of(text("a\u001b"))).isEqualTo("61 1B");
        assertThat(Printable.of(new byte[0])).isEqualTo("nothing");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Printable.of(new byte[216]))
                .isEqualTo("00" + " 00".repeat(31) + " … (216 bytes)");
        assertThat(Printable.quoted("x".repeat(1000))).isEqualTo("\"" + "x".repeat(128) + "…\"");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(Printable.quoted("a\u001b[2J\u202e\"\\ü\u009b"))
                .isEqualTo("\"a\\u001B[2J\\u202E\\\"\\\\ü\\u009B\"");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
