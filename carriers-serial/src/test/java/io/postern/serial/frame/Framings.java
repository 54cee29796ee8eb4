package io.postern.serial.frame;

import io.postern.api.setting.Values;
import io.postern.serial.framing.FramingSettings;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;

/** Framings for tests, from settings as a file would have them. */
public final class Framings {

    private Framings() {}

    /** Names and values in turn. */
    public static Values values(String type, Object... settings) {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < settings.length; i += 2) {
            values.put((String) settings[i], settings[i + 1]);
        }
        return Values.of(type, values);
    }

    public static Framing framing(String type, Object... settings) {
        return FramingSettings.of(values(type, settings));
    }

    public static Framing fixed(int length) {
        return framing("fixed", "length", length);
    }

    public static Framing lines() {
        return framing("line");
    }

    /** Text in angle brackets; anything else is garbage. */
    public static Framing brackets() {
        return framing("delimited", "start", "<", "end", ">");
    }

    /** What {@code {"hex": …}} is. */
    public static Values hex(String digits) {
        return values("", "hex", digits);
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    public static String text(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    /** What one decoder tells of a stream in pieces of a size, with silence at its end. */
    public static Heard heard(Framing framing, byte[] stream, int piece) {
        var decoder = framing.decoder();
        var heard = new Heard();
        for (int at = 0; at < stream.length; at += piece) {
            var some = Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece));
            decoder.feed(some, 0, some.length, heard);
        }
        decoder.idle(heard);
        return heard;
    }
}
