package io.postern.serial.identify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.serial.identify.Capture.As;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureTest {

    private static final byte[] ANSWER = {(byte) 0xEE, 0x10, (byte) 0xFF, (byte) 0x80};

    @Test
    void isHexInUpperCase() throws UnfitException {
        assertThat(capture(0, 4, As.HEX, false).of(ANSWER)).hasToString("\"EE10FF80\"");
        assertThat(capture(1, 1, As.HEX, false).of(ANSWER)).hasToString("\"10\"");
    }

    @Test
    void goesToTheEndWithoutALength() throws UnfitException {
        var rest = new Capture("rest", 2, Optional.empty(), As.HEX, false);

        assertThat(rest.of(ANSWER)).hasToString("\"FF80\"");
    }

    @Test
    void isANumberOfEitherEndWithOrWithoutASign() throws UnfitException {
        assertThat(capture(2, 2, As.NUMBER, false).of(ANSWER)).hasToString("33023");
        assertThat(capture(2, 2, As.NUMBER, true).of(ANSWER)).hasToString("65408");
        assertThat(capture(2, 2, As.SIGNED, false).of(ANSWER)).hasToString("-32513");
        assertThat(capture(2, 2, As.SIGNED, true).of(ANSWER)).hasToString("-128");
        assertThat(capture(1, 1, As.SIGNED, true).of(ANSWER)).hasToString("16");
    }

    @Test
    void isANumberOfEightBytes() throws UnfitException {
        var ones = new byte[] {-1, -1, -1, -1, -1, -1, -1, -1};

        assertThat(capture(0, 8, As.NUMBER, false).of(ones)).hasToString("18446744073709551615");
        assertThat(capture(0, 8, As.SIGNED, false).of(ones)).hasToString("-1");
    }

    @Test
    void isTextUpToItsFirstNul() throws UnfitException {
        var answer = "  Lab 1 \0\0garbage".getBytes(StandardCharsets.US_ASCII);

        assertThat(text().of(answer).plain()).isEqualTo("Lab 1");
    }

    @Test
    void isTextWithoutWhatCannotBeSeenAndNotTooLong() throws UnfitException {
        var hostile = "\u001b[2Ja\r\nb\u202ec" + "x".repeat(122) + "\uD83D\uDE00";

        var text = text().of(hostile.getBytes(StandardCharsets.UTF_8)).plain();

        assertThat(text).isEqualTo("[2Jabc" + "x".repeat(122));
    }

    @Test
    void refusesAnswersThatAreTooShort() {
        assertThatThrownBy(() -> capture(2, 3, As.HEX, false).of(ANSWER))
                .isInstanceOf(UnfitException.class)
                .hasMessage("at least 5 bytes, for \"x\", found 4: EE 10 FF 80");
        assertThatThrownBy(() -> new Capture("x", 4, Optional.empty(), As.HEX, false).of(ANSWER))
                .isInstanceOf(UnfitException.class)
                .hasMessage("at least 5 bytes, for \"x\", found 4: EE 10 FF 80");
    }

    @Test
    void refusesAnswersThatAreTooLong() {
        var rest = new Capture("x", 0, Optional.empty(), As.NUMBER, false);

        assertThatThrownBy(() -> rest.of(new byte[9]))
                .isInstanceOf(UnfitException.class)
                .hasMessageStartingWith("at most 8 bytes for \"x\", found 9: 00 00");
    }

    private static Capture text() {
        return new Capture("x", 0, Optional.empty(), As.TEXT, false);
    }

    private static Capture capture(int at, int length, As as, boolean bigEndian) {
        return new Capture("x", at, Optional.of(length), as, bigEndian);
    }
}
