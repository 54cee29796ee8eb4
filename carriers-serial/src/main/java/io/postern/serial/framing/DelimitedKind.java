package io.postern.serial.framing;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.FramingLimits;
import io.postern.serial.frame.marked.MarkedFraming;
import io.postern.serial.frame.marked.Marks;
import io.postern.serial.frame.marked.Stuffing;
import java.util.Optional;

/** The settings of frames between a start and an end. */
public final class DelimitedKind {

    static final String WORD = "delimited";

    private static final MarkSetting START =
            MarkSetting.of(
                            "start",
                            "What begins a frame: 1 to 16 bytes as text or as {\"hex\": \"02\"}."
                                    + " Without it a frame begins where the one before it ends, and"
                                    + " nothing between two ends is no frame.")
                    .optional();
    private static final MarkSetting END =
            MarkSetting.of(
                    "end", "What ends a frame: 1 to 16 bytes as text or as {\"hex\": \"03\"}.");
    private static final MarkSetting ESCAPE =
            MarkSetting.of(
                            "escape",
                            "The byte that stands before a byte of the frame that would look like"
                                    + " a mark, such as {\"hex\": \"10\"}.")
                    .optional();
    private static final Setting<Integer> XOR =
            Setting.whole(
                            "xor",
                            "What changes the byte behind the escape: 32 for frames as PPP and HDLC"
                                    + " send them, 0 where it stays as it is.",
                            0,
                            255)
                    .orElse(0);

    static final Settings SETTINGS =
            Settings.of(
                    START.setting(),
                    END.setting(),
                    ESCAPE.setting(),
                    XOR,
                    LimitSettings.MAX_FRAME,
                    LimitSettings.CHECKSUM);

    private DelimitedKind() {}

    public static Framing framing(Values values) {
        return framing(
                START.of(values),
                END.of(values),
                ESCAPE.one(values),
                values.get(XOR),
                LimitSettings.of(values));
    }

    public static Framing framing(
            byte[] start, byte[] end, Optional<Integer> escape, int xor, FramingLimits limits) {
        if (start.length > 0) {
            apart(start, end);
        }
        var stuffing = escape.map(some -> stuffing(start, end, some, xor)).orElse(Stuffing.NONE);
        return MarkedFraming.delimited(start, end, stuffing, limits);
    }

    private static void apart(byte[] start, byte[] end) {
        boolean startBegins = Marks.match(start, end, 0, end.length) != Marks.Match.NONE;
        boolean endBegins = Marks.match(end, start, 0, start.length) != Marks.Match.NONE;
        if (startBegins || endBegins) {
            throw new FramingConflict(
                    "end",
                    "expected an end and a start of which neither begins with the other; for"
                            + " frames between marks that are all the same, leave out the start");
        }
    }

    private static Stuffing stuffing(byte[] start, byte[] end, int escape, int xor) {
        var stuffing =
                start.length > 0
                        ? Stuffing.of(escape, xor, start[0] & 0xFF, end[0] & 0xFF)
                        : Stuffing.of(escape, xor, end[0] & 0xFF);
        for (int stuffed : stuffing.stuffed()) {
            if (stuffed >= 0) {
                hidden(start, escape, stuffed, xor);
                hidden(end, escape, stuffed, xor);
            }
        }
        return stuffing;
    }

    /** An escaped byte must not look like a mark, neither with its escape nor without. */
    private static void hidden(byte[] mark, int escape, int stuffed, int xor) {
        if (mark.length == 0) {
            return;
        }
        byte[] pair = {(byte) escape, (byte) stuffed};
        if (mark.length == 1 && mark[0] == pair[0]
                || mark.length > 1 && mark[0] == pair[0] && mark[1] == pair[1]) {
            throw new FramingConflict(
                    "escape", "expected an escape that, with the byte behind it, begins no mark");
        }
        if (xor != 0 && mark[0] == pair[1]) {
            throw new FramingConflict(
                    "xor",
                    "expected a number that makes no escaped byte the first of a mark, found "
                            + xor);
        }
    }
}
