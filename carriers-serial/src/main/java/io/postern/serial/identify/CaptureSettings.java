package io.postern.serial.identify;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.serial.expect.AnswerText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The setting {@code capture} of a step. */
final class CaptureSettings {

    private static final Setting<Integer> AT =
            Setting.whole("at", "The byte of the answer that it begins with, from 0.", 0, 65_535)
                    .orElse(0);
    private static final Setting<Integer> LENGTH =
            Setting.whole("length", "How many bytes; without it, to the end.", 1, 65_536)
                    .optional();
    private static final Setting<String> AS =
            Setting.choice(
                            "as",
                            "What the bytes are: hex becomes hex digits in upper case; text ends at"
                                    + " its first NUL, and loses spaces around it, control"
                                    + " characters and what comes after "
                                    + AnswerText.MOST_KEPT
                                    + " characters; number is without a sign, signed with one.",
                            "hex",
                            "text",
                            "number",
                            "signed")
                    .orElse("hex");
    private static final Setting<String> ENDIAN =
            Setting.choice(
                            "endian",
                            "Which byte of a number comes first: big, the high one; little, the low"
                                    + " one.",
                            "big",
                            "little")
                    .orElse("big");

    static final Setting<Map<String, Values>> CAPTURE =
            Setting.<Map<String, Values>>of(
                            "capture",
                            "What is kept of the answer, by name: NAME becomes the word"
                                    + " $device.NAME. The name uid tells devices apart.",
                            new Shape.Mapping(new Shape.Group(Settings.of(AT, LENGTH, AS, ENDIAN))))
                    .optional();

    private CaptureSettings() {}

    static void check(String path, Values values, Findings findings) {
        var capture = of("", values);
        int most =
                switch (capture.as()) {
                    case HEX -> Capture.MOST_HEX;
                    case TEXT -> Integer.MAX_VALUE;
                    case NUMBER, SIGNED -> Capture.MOST_NUMBER;
                };
        if (capture.length().orElse(0) > most) {
            findings.problem(
                    path + ".length",
                    "expected at most "
                            + most
                            + " bytes for "
                            + values.get(AS)
                            + ", found "
                            + capture.length().get());
        }
        if (values.has(ENDIAN) && most != Capture.MOST_NUMBER) {
            findings.note(path + ".endian", "has no meaning for " + values.get(AS));
        }
    }

    /** In the order written. */
    static List<Capture> of(Map<String, Values> captures) {
        return captures.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Capture of(String name, Values values) {
        return new Capture(
                name,
                values.get(AT),
                values.find(LENGTH),
                Capture.As.valueOf(values.get(AS).toUpperCase(Locale.ROOT)),
                values.get(ENDIAN).equals("big"));
    }
}
