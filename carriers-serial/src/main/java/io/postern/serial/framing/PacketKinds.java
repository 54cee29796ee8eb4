package io.postern.serial.framing;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.FramingLimits;
import io.postern.serial.frame.packet.LengthField;
import io.postern.serial.frame.packet.Packet;
import io.postern.serial.frame.packet.PacketFraming;
import java.util.Optional;

/** The settings of frames whose length is fixed, or stands in them. */
final class PacketKinds {

    static final String FIXED_WORD = "fixed";
    static final String LENGTH_WORD = "length";

    private static final Setting<Integer> LENGTH =
            Setting.whole(
                    "length",
                    "How many bytes a frame has on the line, with its start and its checksum: what"
                            + " the device's manual gives as the length of an answer.",
                    1,
                    FramingLimits.MOST);
    private static final Setting<Integer> SIZE =
            Setting.whole("size", "How many bytes the length has: 1, 2 or 4.", 1, 4).orElse(1);
    private static final Setting<String> ENDIAN =
            Setting.choice(
                            "endian",
                            "Which byte of the length comes first: big, the high one; little, the"
                                    + " low one.",
                            "big",
                            "little")
                    .orElse("big");
    private static final Setting<Integer> OFFSET =
            Setting.whole(
                            "offset",
                            "Where the length stands, counted from 0 at the first byte of the frame"
                                    + " on the line; without it, right behind the start. The frame"
                                    + " is everything but start, length and checksum.",
                            0,
                            255)
                    .optional();
    private static final Setting<Boolean> INCLUDES_HEADER =
            Setting.flag(
                            "includes_header",
                            "Whether the length counts the frame from its first byte on; otherwise"
                                    + " it counts the bytes behind the length.")
                    .orElse(false);
    private static final Setting<Integer> EXTRA =
            Setting.whole(
                            "extra",
                            "How many bytes of the frame its length does not count, such as 2 for a"
                                    + " CRC behind them.",
                            0,
                            1_000)
                    .orElse(0);

    static final Settings FIXED =
            Settings.of(
                    LENGTH,
                    LimitSettings.START.setting(),
                    LimitSettings.CHECKSUM,
                    LimitSettings.CHECKSUM_FROM,
                    LimitSettings.GIVE_UP);

    static final Settings PREFIXED =
            Settings.of(
                    SIZE,
                    ENDIAN,
                    OFFSET,
                    INCLUDES_HEADER,
                    EXTRA,
                    LimitSettings.START.setting(),
                    LimitSettings.MAX_FRAME,
                    LimitSettings.CHECKSUM,
                    LimitSettings.CHECKSUM_FROM,
                    LimitSettings.GIVE_UP);

    private PacketKinds() {}

    static Framing fixed(Values values) {
        var limits = new FramingLimits(values.get(LENGTH), LimitSettings.checksum(values));
        return framing(values, Optional.empty(), limits);
    }

    static Framing prefixed(Values values) {
        int start = LimitSettings.START.of(values).length;
        int offset = values.find(OFFSET).orElse(start);
        int size = values.get(SIZE);
        if (size == 3) {
            throw new FramingConflict(SIZE.name(), "expected 1, 2 or 4, found 3");
        }
        if (offset < start) {
            throw new FramingConflict(
                    OFFSET.name(),
                    "expected at least " + start + ", the bytes of the start, found " + offset);
        }
        int before = values.get(INCLUDES_HEADER) ? 0 : offset + size;
        var field =
                new LengthField(
                        offset,
                        size,
                        values.get(ENDIAN).equals("little"),
                        before + values.get(EXTRA));
        return framing(values, Optional.of(field), LimitSettings.of(values));
    }

    private static Framing framing(
            Values values, Optional<LengthField> field, FramingLimits limits) {
        int from = limits.checksum().isPresent() ? values.get(LimitSettings.CHECKSUM_FROM) : 0;
        var packet = new Packet(LimitSettings.START.of(values), field, from, limits);
        return new PacketFraming(packet, LimitSettings.gap(values));
    }
}
