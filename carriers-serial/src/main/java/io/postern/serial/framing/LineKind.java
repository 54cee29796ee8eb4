package io.postern.serial.framing;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.marked.MarkedFraming;

/** The settings of lines. */
final class LineKind {

    static final String WORD = "line";

    private static final MarkSetting END =
            MarkSetting.of(
                            "end",
                            "What ends a line: 1 to 16 bytes as text, such as \"\\r\\n\" or \";\","
                                    + " or as {\"hex\": \"0D 0A\"}.")
                    .orElse("\n");
    private static final Setting<Boolean> STRIP =
            Setting.flag(
                            "strip",
                            "Whether a carriage return (\\r) before the end is cut off too; it"
                                    + " never is where a checksum is set, whose last byte it could be.")
                    .orElse(true);
    private static final Setting<Boolean> SKIP_EMPTY =
            Setting.flag("skip_empty", "Whether empty lines are left out.").orElse(true);

    static final Settings SETTINGS =
            Settings.of(
                    END.setting(),
                    STRIP,
                    SKIP_EMPTY,
                    LimitSettings.MAX_FRAME,
                    LimitSettings.CHECKSUM);

    private LineKind() {}

    static Framing framing(Values values) {
        return MarkedFraming.line(
                END.of(values),
                values.get(STRIP),
                values.get(SKIP_EMPTY),
                LimitSettings.of(values));
    }
}
