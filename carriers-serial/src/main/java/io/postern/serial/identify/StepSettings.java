package io.postern.serial.identify;

import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.serial.expect.ExpectSettings;
import io.postern.serial.frame.Framing;
import io.postern.serial.framing.FramingSettings;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.Write;
import io.postern.serial.talk.WriteSettings;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The settings of one step. */
final class StepSettings {

    static final Setting<Write> WRITE = WriteSettings.WRITE;
    static final Setting<Framing> FRAMING = FramingSettings.FRAMING;
    static final Setting<Duration> TIMEOUT =
            Setting.span(
                            "timeout",
                            "How long to wait for the answer; without it, as long as read_timeout"
                                    + " of the carrier.",
                            Duration.ofMillis(1),
                            Duration.ofDays(1))
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
                step.find(WRITE),
                step.find(FRAMING)
                        .map(
                                framing ->
                                        new Asking(
                                                framing,
                                                step.find(TIMEOUT).orElse(readTimeout),
                                                step.get(RETRIES),
                                                step.has(WRITE))),
                step.find(ExpectSettings.EXPECT),
                CaptureSettings.of(step.find(CaptureSettings.CAPTURE).orElse(Map.of())));
    }

    /** The names that a step captures; none where what it expects has faults. */
    static Set<String> names(Values step) {
        var names = new LinkedHashSet<String>();
        step.find(ExpectSettings.EXPECT).ifPresent(expect -> names.addAll(expect.names()));
        step.find(CaptureSettings.CAPTURE).ifPresent(captures -> names.addAll(captures.keySet()));
        return names;
    }
}
