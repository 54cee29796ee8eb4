package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import java.util.List;

/** What only MQTT 5 knows. */
public final class V5Only {

    static final String NO_EFFECT =
            "expected only with \"version\": 5, found it with MQTT 3.1.1: it has no effect";

    private V5Only() {}

    /** What does no harm when it is left out. */
    public static void note(Values values, Findings findings, List<Setting<?>> settings) {
        settings.stream()
                .filter(values::has)
                .forEach(setting -> findings.note(setting.name(), NO_EFFECT));
    }

    /** What a receiver would miss. */
    public static void refuse(Values values, Findings findings, List<Setting<?>> settings) {
        settings.stream()
                .filter(values::has)
                .forEach(
                        setting ->
                                findings.problem(
                                        setting.name(),
                                        "expected only with \"version\": 5 in the carrier's file,"
                                                + " found it with MQTT 3.1.1, which cannot send"
                                                + " it"));
    }
}
