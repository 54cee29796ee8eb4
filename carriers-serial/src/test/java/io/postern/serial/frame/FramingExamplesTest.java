package io.postern.serial.frame;

import static io.postern.serial.frame.Framings.bytes;
import static io.postern.serial.frame.Framings.framing;
import static io.postern.serial.frame.Framings.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each framing makes of a stream, however it is cut. */
class FramingExamplesTest {

    private static final Duration SHORT = Duration.ofMillis(20);

    /**
     * @param frames in hex, one by one
     * @param skipped reasons and how many bytes, such as {@code garbage 3}
     */
    private record Example(
            String name, Framing framing, String stream, List<String> frames, String skipped) {

        void check(Heard heard) {
            assertThat(heard.frames().stream().map(Framings::text))
                    .containsExactlyElementsOf(frames);
            assertThat(reasons(heard)).isEqualTo(skipped);
        }

        private static String reasons(Heard heard) {
            return String.join(
                    ", ",
                    Stream.of(Skip.values())
                            .filter(why -> heard.skipped(why) > 0)
                            .map(why -> why.word() + " " + heard.skipped(why))
                            .toList());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> examples() {
        return Stream.of(lines(), marked(), stuffed(), packets(), silences())
                .flatMap(List::stream)
                .map(Arguments::of);
    }

    private static List<Example> lines() {
        return List.of(
                of("lines", framing("line"), "41 42 0D 0A 43 0A 0A 0D 0A 44", "", "41 42", "43"),
                of("bare lines", framing("line", "strip", false), "41 0D 0A", "", "41 0D"),
                of("empty lines", framing("line", "skip_empty", false), "0A 0D 0A", "", "", ""),
                of(
                        "an end of two bytes, half of it in a line",
                        framing("line", "end", "\r\n"),
                        "41 0A 42 0D 43 0D 0D 0A",
                        "",
                        "41 0A 42 0D 43"),
                of(
                        "an end in hex",
                        framing("line", "end", hex("3b 3B")),
                        "41 3B 42 3B 3B",
                        "",
                        "41 3B 42"),
                of(
                        "a line too long, and one just not",
                        framing("line", "max_frame", 3L),
                        "41 42 43 44 0A 41 42 43 0D 0A",
                        "too_long 5",
                        "41 42 43"),
                of(
                        "checked lines, the second damaged",
                        framing("line", "checksum", "xor"),
                        "41 42 03 0A 41 43 03 0A 41 42 03 0A",
                        "checksum 4",
                        "41 42",
                        "41 42"));
    }

    private static List<Example> marked() {
        var stx = framing("delimited", "start", hex("02"), "end", hex("03"));
        var dle =
                framing(
                        "delimited",
                        "start",
                        hex("10 02"),
                        "end",
                        hex("10 03"),
                        "escape",
                        hex("10"));
        var hdlc = framing("delimited", "end", "~", "escape", "}", "xor", 32, "checksum", "sum8");
        return List.of(
                of("start and end", stx, "02 41 42 03 02 03", "", "41 42", ""),
                of("garbage between", stx, "FF 03 02 41 03 FE FD", "garbage 4", "41"),
                of("a start within begins anew", stx, "02 41 42 02 43 03", "unfinished 3", "43"),
                of(
                        "marks that begin with the escape",
                        dle,
                        "10 02 41 10 10 03 10 10 10 03 99 10 02 10 03",
                        "garbage 1",
                        "41 10 03 10",
                        ""),
                of("HDLC flags", hdlc, "7E 7E 7D 5E 7D 5E 7E 7E 7D 5D 7D 5D 7E", "", "7E", "7D"),
                of("an aborted frame", hdlc, "7E 41 7D 7E 42 42 7E", "malformed 3", "42"));
    }

    private static List<Example> stuffed() {
        var slip = framing("slip");
        var cobs = framing("cobs");
        return List.of(
                of("SLIP", slip, "C0 41 DB DC DB DD C0 C0 42 C0", "", "41 C0 DB", "42"),
                of("SLIP, a wrong escape", slip, "41 DB 42 43 C0 44 C0", "malformed 5", "44"),
                of("SLIP, an escape at the end", slip, "41 DB C0 44 C0", "malformed 3", "44"),
                of(
                        "SLIP, too long",
                        framing("slip", "max_frame", 2L),
                        "41 42 DB DC C0 DB DC DB DD C0",
                        "too_long 5",
                        "C0 DB"),
                of("COBS", cobs, "01 00 01 01 00 03 11 22 02 33 00", "", "", "00", "11 22 00 33"),
                of("COBS, empty ones between", cobs, "00 00 02 11 00 00", "", "11"),
                of("COBS, cut short", cobs, "05 11 22 00 02 33 00", "malformed 4", "33"),
                of(
                        "COBS, too long",
                        framing("cobs", "max_frame", 2L),
                        "04 11 22 33 00 03 11 22 00",
                        "too_long 5",
                        "11 22"));
    }

    private static List<Example> packets() {
        var co2 =
                framing(
                        "fixed",
                        "length",
                        4,
                        "start",
                        hex("FF"),
                        "checksum",
                        "sum8",
                        "checksum_from",
                        1);
        var modbus =
                framing(
                        "length",
                        "offset",
                        2,
                        "extra",
                        2,
                        "checksum",
                        "crc16_modbus",
                        "gap",
                        SHORT);
        var tcp = framing("length", "offset", 4, "size", 2);
        var whole =
                framing(
                        "length",
                        "start",
                        hex("AA 55"),
                        "size",
                        4,
                        "endian",
                        "little",
                        "includes_header",
                        true,
                        "max_frame",
                        64L);
        return List.of(
                of("fixed", framing("fixed", "length", 2), "41 42 43 44 45", "", "41 42", "43 44"),
                of(
                        "a sensor's fixed answer, found in garbage",
                        co2,
                        "86 FF 01 FF 86 01 87 FF FF 86 02 88 FF 86",
                        "garbage 2, checksum 2",
                        "86 01",
                        "86 02"),
                of(
                        "a published Modbus answer behind half of one",
                        modbus,
                        "11 03 06 AE 41 11 03 06 AE 41 56 52 43 40 49 AD",
                        "checksum 2, unfinished 3",
                        "11 03 AE 41 56 52 43 40"),
                of(
                        "a length in the middle of a header",
                        tcp,
                        "00 01 00 00 00 03 11 83 02 00 02",
                        "",
                        "00 01 00 00 11 83 02"),
                of(
                        "a start, and a length that counts everything",
                        whole,
                        "55 AA 55 07 00 00 00 99 AA AA 55 06 00 00 00 AA 55 FF FF FF FF AA 55 05 00 00 00",
                        "garbage 12, too_long 1, malformed 1",
                        "99",
                        ""));
    }

    private static List<Example> silences() {
        return List.of(
                of("silence", framing("gap"), "41 42 43", "", "41 42 43"),
                of("silence, too long", framing("gap", "max_frame", 2L), "41 42 43", "too_long 3"),
                of(
                        "a packet given up in silence, and one behind its beginning",
                        framing("length", "start", "<", "gap", SHORT),
                        "3C 09 41 3C 01 42 3C",
                        "garbage 2, unfinished 2",
                        "42"));
    }

    private static Example of(
            String name, Framing framing, String stream, String skipped, String... frames) {
        return new Example(name, framing, stream, List.of(frames), skipped);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheSameHoweverItIsCut(Example example) {
        var stream = bytes(example.stream());

        for (int piece = 1; piece <= stream.length; piece++) {
            example.check(Framings.heard(example.framing(), stream, piece));
        }
        for (int cut = 1; cut < stream.length; cut++) {
            var decoder = example.framing().decoder();
            var heard = new Heard();
            decoder.feed(stream, 0, cut, heard);
            decoder.feed(stream, cut, stream.length - cut, heard);
            decoder.idle(heard);
            example.check(heard);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void findsWhatItSends(Example example) {
        for (var frame : example.frames()) {
            var wire = example.framing().encode(bytes(frame));

            var heard = Framings.heard(example.framing(), wire, wire.length);

            assertThat(heard.skipped()).isZero();
            if (!frame.isEmpty()) {
                assertThat(heard.frames()).hasSize(1);
                assertThat(heard.frames().get(0)).isEqualTo(bytes(frame));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void afterAResetNothingIsLeftOfWhatWasBegun(Example example) {
        var stream = bytes(example.stream());
        var decoder = example.framing().decoder();
        var heard = new Heard();
        decoder.feed(stream, 0, stream.length, heard);
        decoder.reset(heard);
        assertThat(heard.heard()).isEqualTo(stream.length);

        var again = new Heard();
        decoder.feed(stream, 0, stream.length, again);
        decoder.idle(again);

        example.check(again);
    }
}
