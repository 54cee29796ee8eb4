package io.postern.serial.talk;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.serial.checksum.Checksum;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The setting {@code write}. */
public final class WriteSettings {

    private static final Setting<Template> TEXT =
            Setting.pattern(
                            "text",
                            "Text to write, as UTF-8. Its end is not added: write \\r or \\n where"
                                    + " the device wants them. $words in it are filled in; their"
                                    + " values may have no control characters.")
                    .optional();
    private static final Setting<Template> HEX =
            Setting.pattern(
                            "hex",
                            "Bytes to write: two hex digits each, with spaces, colons and 0x between"
                                    + " them as you like. $words in it are filled in and must be hex"
                                    + " digits too.")
                    .optional();

    private static final Setting<String> CHECKSUM =
            Setting.choice(
                            "checksum",
                            "Written behind the bytes.",
                            Checksum.WORDS.toArray(String[]::new))
                    .optional();

    /** What an address or a step writes. */
    public static final Setting<Values> WRITE =
            Setting.group("write", "The bytes to write: text or hex.", TEXT, HEX, CHECKSUM);

    private WriteSettings() {}

    /** Finds what is wrong with the values; a path such as {@code write} says where they are. */
    public static void check(String path, Values write, Findings findings) {
        if (write.has(TEXT) == write.has(HEX)) {
            findings.problem(
                    path,
                    "expected either \"text\" or \"hex\", found "
                            + (write.has(TEXT) ? "both" : "neither"));
        }
        write.find(HEX)
                .flatMap(WriteSettings::fault)
                .ifPresent(fault -> findings.problem(path + ".hex", fault));
    }

    /** The words that the values need, whether they have faults or not. */
    public static List<String> words(Values write) {
        return Stream.of(TEXT, HEX)
                .flatMap(template -> write.find(template).stream())
                .flatMap(template -> template.words().stream())
                .toList();
    }

    /** Only where no words are missing yet. */
    private static Optional<String> fault(Template hex) {
        if (!hex.isConstant()) {
            return Optional.empty();
        }
        try {
            return HexText.bytes(hex.source()).length == 0
                    ? Optional.of("expected bytes, found none")
                    : Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(wrong.getMessage());
        }
    }

    /** Of values without faults. */
    public static Write of(Values write) {
        var checksum = write.find(CHECKSUM).map(Checksum::of);
        return write.find(HEX)
                .map(hex -> new Write(hex, true, checksum))
                .orElseGet(() -> new Write(write.find(TEXT).orElseThrow(), false, checksum));
    }
}
