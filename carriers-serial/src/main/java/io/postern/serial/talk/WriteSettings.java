package io.postern.serial.talk;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.serial.checksum.Checksum;
import java.util.Optional;

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
    public static final Setting<Write> WRITE =
            Setting.group("write", "The bytes to write: text or hex.", TEXT, HEX, CHECKSUM)
                    .as(WriteSettings::read)
                    .optional();

    private WriteSettings() {}

    /** What has a fault still says which words it needs. */
    static Write read(Values write, Findings findings) {
        if (write.has(TEXT) == write.has(HEX)) {
            findings.problem(
                    "",
                    "expected either \"text\" or \"hex\", found "
                            + (write.has(TEXT) ? "both" : "neither"));
        }
        var fault = write.find(HEX).flatMap(WriteSettings::fault);
        fault.ifPresent(why -> findings.problem("hex", why));
        var hex = write.find(HEX);
        return new Write(
                hex.or(() -> write.find(TEXT)).orElse(Template.of("")),
                hex.isPresent() && fault.isEmpty(),
                write.find(CHECKSUM).map(Checksum::of));
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
}
