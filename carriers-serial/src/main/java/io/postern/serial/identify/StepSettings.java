package io.postern.serial.identify;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.serial.expect.ExpectSettings;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The settings of one step. */
final class StepSettings {

    static final Setting<Values> WRITE = WriteSettings.WRITE.optional();
    static final Setting<Values> FRAMING = FramingSettings.FRAMING;
    static final Setting<Duration> TIMEOUT =
            Setting.span(
                            "timeout",
                            "How long to wait for the answer; without it, as long as read_timeout"
                                    + " of the carrier.")
                    .optional();
    static final Setting<Integer> RETRIES =
            Setting.whole(
                            "retries",
                            "How often to write again where no answer comes, or another than"
                                    + " expected.",
                            0,
                            100)
                    .orElse(0);

    static final Settings ALL =
            Settings.of(
                    WRITE,
                    FRAMING,
                    TIMEOUT,
                    RETRIES,
                    ExpectSettings.EXPECT,
                    CaptureSettings.CAPTURE);

    private StepSettings() {}

    /** Of values without faults. */
    static Step of(int number, Values step, Duration readTimeout) {
        return new Step(
                number,
                step.find(WRITE).map(WriteSettings::of),
                step.find(FRAMING)
                        .map(FramingSettings::of)
                        .map(
                                framing ->
                                        new Asking(
                                                framing,
                                                step.find(TIMEOUT).orElse(readTimeout),
                                                step.get(RETRIES),
                                                step.has(WRITE))),
                step.find(ExpectSettings.EXPECT).map(ExpectSettings::of),
                CaptureSettings.of(step.find(CaptureSettings.CAPTURE).orElse(Map.of())));
    }

    /** The names that a step captures; none where what it expects has faults. */
    static Set<String> names(Values step) {
        var names = new LinkedHashSet<String>();
        try {
            step.find(ExpectSettings.EXPECT)
                    .map(ExpectSettings::of)
                    .ifPresent(expect -> names.addAll(expect.names()));
        } catch (IllegalArgumentException | NoSuchElementException faulty) {
            names.clear();
        }
        step.find(CaptureSettings.CAPTURE).ifPresent(captures -> names.addAll(captures.keySet()));
        return names;
    }
}
