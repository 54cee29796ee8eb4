package io.postern.serial.framing;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.serial.frame.CobsFraming;
import io.postern.serial.frame.Framing;
import io.postern.serial.frame.FramingConflict;
import io.postern.serial.frame.FramingLimits;
import io.postern.serial.frame.GapFraming;
import io.postern.serial.frame.marked.MarkedFraming;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How settings say where frames begin and end. */
public final class FramingSettings {

    private static final String SLIP = "slip";
    private static final String COBS = "cobs";
    private static final String GAP = "gap";

    private static final Setting<Duration> SILENCE =
            Setting.span(
                            "gap",
                            "How much silence ends a frame. Less than the pause between two frames,"
                                    + " and more than USB adapters pause within one: 16 ms is"
                                    + " common.")
                    .orElse(Duration.ofMillis(50));

    private static final Settings LIMITS =
            Settings.of(LimitSettings.MAX_FRAME, LimitSettings.CHECKSUM);

    /** The setting itself. */
    public static final Setting<Framing> FRAMING =
            Setting.<Values>of(
                            "framing",
                            "How frames are told apart. line: text lines; fixed: a fixed length;"
                                    + " length: each says how long it is; delimited: between a"
                                    + " start and an end; slip: RFC 1055; cobs: zeros between"
                                    + " frames; gap: silence between frames.",
                            new Shape.Variants("type", variants()))
                    .as(FramingSettings::read)
                    .optional();

    private FramingSettings() {}

    private static Framing read(Values values, Findings findings) {
        try {
            return of(values);
        } catch (FramingConflict conflict) {
            findings.problem(conflict.key(), conflict.getMessage());
            return new CobsFraming(new FramingLimits(FramingLimits.MOST, Optional.empty()));
        }
    }

    /**
     * The framing that the values describe.
     *
     * @throws FramingConflict when they cannot go together
     */
    public static Framing of(Values values) {
        return switch (values.variant()) {
            case LineKind.WORD -> LineKind.framing(values);
            case PacketKinds.FIXED_WORD -> PacketKinds.fixed(values);
            case PacketKinds.LENGTH_WORD -> PacketKinds.prefixed(values);
            case DelimitedKind.WORD -> DelimitedKind.framing(values);
            case SLIP -> MarkedFraming.slip(LimitSettings.of(values));
            case COBS -> new CobsFraming(LimitSettings.of(values));
            default ->
                    new GapFraming(
                            LimitSettings.some(values.get(SILENCE)), LimitSettings.of(values));
        };
    }

    private static Map<String, Settings> variants() {
        var variants = new LinkedHashMap<String, Settings>();
        variants.put(LineKind.WORD, LineKind.SETTINGS);
        variants.put(PacketKinds.FIXED_WORD, PacketKinds.FIXED);
        variants.put(PacketKinds.LENGTH_WORD, PacketKinds.PREFIXED);
        variants.put(DelimitedKind.WORD, DelimitedKind.SETTINGS);
        variants.put(SLIP, LIMITS);
        variants.put(COBS, LIMITS);
        variants.put(GAP, Settings.of(SILENCE, LimitSettings.MAX_FRAME, LimitSettings.CHECKSUM));
        return variants;
    }
}
