package io.postern.serial.talk;

import io.postern.api.setting.Values;
import io.postern.serial.frame.Framing;
import io.postern.serial.framing.FramingSettings;
import java.time.Duration;
import java.util.Map;

/** Framings that tests use. */
public final class Framings {

    private Framings() {}

    public static Framing fixed(int length) {
        return FramingSettings.of(Values.of("fixed", Map.of("length", length)));
    }

    public static Framing fixed(int length, Duration gap) {
        return FramingSettings.of(Values.of("fixed", Map.of("length", length, "gap", gap)));
    }

    public static Framing lines() {
        return FramingSettings.of(Values.of("line", Map.of()));
    }

    /** Text in angle brackets; anything else is garbage. */
    public static Framing brackets() {
        return FramingSettings.of(Values.of("delimited", Map.of("start", "<", "end", ">")));
    }

    public static Framing gaps(Duration gap) {
        return FramingSettings.of(Values.of("gap", Map.of("gap", gap)));
    }
}
