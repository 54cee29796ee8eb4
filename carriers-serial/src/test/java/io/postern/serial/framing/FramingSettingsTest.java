package io.postern.serial.framing;

import static io.postern.serial.frame.Framings.framing;
import static io.postern.serial.frame.Framings.hex;
import static io.postern.serial.frame.Framings.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.api.testing.ArbitraryValues;
import io.postern.api.testing.FakeFindings;
import io.postern.serial.frame.Framing;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FramingSettingsTest {

    @Test
    void aLineNeedsNoSettings() {
        var framing = framing("line");

        assertThat(framing.encode(text("on"))).isEqualTo(text("on\n"));
        assertThat(framing.gap()).isEmpty();
        assertThat(framing.length()).isEmpty();
    }

    @Test
    void tellsHowLongSilenceIsAndHowLongAFixedFrame() {
        assertThat(framing("gap").gap()).contains(Duration.ofMillis(50));
        assertThat(framing("gap", "gap", Duration.ofSeconds(1)).gap())
                .contains(Duration.ofSeconds(1));
        assertThat(framing("fixed", "length", 9, "start", hex("FF86")).length()).contains(9);
        assertThat(framing("length", "gap", Duration.ofSeconds(2)).gap())
                .contains(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void saysWhatDoesNotGoTogether(Values values, String problem) {
        var findings = new FakeFindings();

        FramingSettings.FRAMING.reading().of(values, findings);

        assertThat(findings.problems()).containsExactly(problem);
        assertThatThrownBy(() -> FramingSettings.of(values))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        values("line", "end", hex("0G")),
                        "end.hex: expected two hex digits for each byte, such as \"0D 0A\", found"
                                + " \"0G\""),
                Arguments.of(
                        values("line", "end", hex(" ")), "end: expected 1 to 16 bytes, found 0"),
                Arguments.of(
                        values("line", "end", "12345678901234567"),
                        "end: expected 1 to 16 bytes, found 17"),
                Arguments.of(
                        values("slip", "max_frame", 1_000_001L),
                        "max_frame: expected 1 B to 1 MB, found 1000001 B"),
                Arguments.of(
                        values("cobs", "max_frame", 0L),
                        "max_frame: expected 1 B to 1 MB, found 0 B"),
                Arguments.of(
                        values("gap", "gap", Duration.ZERO),
                        "gap: expected more than 0 s, found 0 s"),
                Arguments.of(
                        values("fixed", "length", 2, "start", hex("AA"), "checksum", "crc16_ccitt"),
                        "length: expected at least 3 bytes, since its start, length and checksum"
                                + " need as many, found 2"),
                Arguments.of(
                        values("length", "size", 4, "max_frame", 3L),
                        "max_frame: expected at least 4 bytes, since its start, length and checksum"
                                + " need as many, found 3"),
                Arguments.of(values("length", "size", 3), "size: expected 1, 2 or 4, found 3"),
                Arguments.of(
                        values("length", "start", "ab", "offset", 1),
                        "offset: expected at least 2, the bytes of the start, found 1"),
                Arguments.of(
                        values("delimited", "start", "ab", "end", hex("61 62")),
                        "end: expected an end and a start of which neither begins with the other;"
                                + " for frames between marks that are all the same, leave out the"
                                + " start"),
                Arguments.of(
                        values("delimited", "end", ";", "escape", "ab"),
                        "escape: expected one byte, found 2"),
                Arguments.of(
                        values("delimited", "end", ";", "escape", ";"),
                        "escape: expected an escape that, with the byte behind it, begins no mark"),
                Arguments.of(
                        values("delimited", "end", hex("7E"), "escape", hex("5E"), "xor", 32),
                        "xor: expected a number that makes no escaped byte the first of a mark,"
                                + " found 32"));
    }

    @Test
    void checksAnyValuesWithoutFailing() {
        var kinds = ((Shape.Variants) FramingSettings.FRAMING.shape()).variants();
        var words = List.copyOf(kinds.keySet());
        assertThat(words)
                .containsExactly("line", "fixed", "length", "delimited", "slip", "cobs", "gap");

        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var settings = Settings.of(FramingSettings.FRAMING);
            var any = new ArbitraryValues(random).of(settings);
            var findings = new FakeFindings();
            settings.check(any, findings);
            if (findings.problems().isEmpty() && any.has(FramingSettings.FRAMING)) {
                FramingSettings.of((Values) any.given().get("framing"));
            }
        }
    }

    @Test
    void refusesFramesThatCannotBeSent() {
        refused(framing("line"), "a\nb", "found the end at byte 1");
        refused(framing("line", "end", "aba"), "ab", "found the end at byte 0");
        refused(framing("delimited", "start", "<", "end", ">"), "a<", "found the start at byte 1");
        refused(framing("fixed", "length", 3), "ab", "frame: expected 3 bytes, found 2");
        refused(
                framing("length", "checksum", "xor", "max_frame", 4L),
                "abc",
                "frame: expected at most 2 bytes, found 3");
        refused(framing("length", "offset", 2), "a", "frame: expected at least 2 bytes, found 1");
        refused(framing("length"), "a".repeat(256), "frame: expected a length that 1 bytes hold");
        refused(
                framing("slip", "max_frame", 2L, "checksum", "sum8"),
                "ab",
                "frame: expected at most 2 bytes (max_frame), found 3");
    }

    private static void refused(Framing framing, String frame, String why) {
        assertThatThrownBy(() -> framing.encode(text(frame)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
