package io.postern.serial.framing;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.serial.checksum.Checksum;
import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.FramingLimits;
import java.time.Duration;
import java.util.Optional;

/** The settings that several framings have. */
final class LimitSettings {

    static final Setting<Long> MAX_FRAME =
            Setting.size(
                            "max_frame",
                            "The longest frame, its checksum included, at most 1 MB. What would be"
                                    + " longer is skipped and counted.")
                    .orElse(64_000L);

    static final Setting<String> CHECKSUM =
            Setting.<String>of(
                            "checksum",
                            "What stands at the end of each frame; it is checked and cut off, and"
                                    + " added to what is sent. crc16_modbus: the CRC of Modbus RTU,"
                                    + " low byte first; crc16_ccitt: CRC-16/CCITT-FALSE, high byte"
                                    + " first; xor: one byte, all bytes exclusive-or; sum8: one"
                                    + " byte, the low 8 bits of their sum.",
                            new Shape.Choice(Checksum.WORDS))
                    .optional();

    static final Setting<Integer> CHECKSUM_FROM =
            Setting.whole(
                            "checksum_from",
                            "The first byte that the checksum covers, counted from 0 at the first"
                                    + " byte of the frame on the line.",
                            0,
                            255)
                    .orElse(0);

    static final MarkSetting START =
            MarkSetting.of(
                            "start",
                            "The bytes that every frame begins with, such as {\"hex\": \"AA 55\"};"
                                    + " they help to find the next frame after garbage, and are cut"
                                    + " off.")
                    .optional();

    static final Setting<Duration> GIVE_UP =
            Setting.span(
                            "gap",
                            "After how much silence a frame that was begun is given up. Without it,"
                                    + " one that lost a byte ends with the first bytes of the"
                                    + " next.")
                    .optional();

    private LimitSettings() {}

    static FramingLimits of(Values values) {
        long most = values.get(MAX_FRAME);
        if (most < 1 || most > FramingLimits.MOST) {
            throw new FramingConflict(
                    MAX_FRAME.name(), "expected 1 B to 1 MB, found " + most + " B");
        }
        return new FramingLimits((int) most, checksum(values));
    }

    static Optional<Checksum> checksum(Values values) {
        return values.find(CHECKSUM).map(Checksum::of);
    }

    static Optional<Duration> gap(Values values) {
        return values.find(GIVE_UP).map(LimitSettings::some);
    }

    /** The silence, which must be more than none. */
    static Duration some(Duration gap) {
        if (gap.isZero() || gap.isNegative()) {
            throw new FramingConflict(GIVE_UP.name(), "expected more than 0 s, found 0 s");
        }
        return gap;
    }
}
