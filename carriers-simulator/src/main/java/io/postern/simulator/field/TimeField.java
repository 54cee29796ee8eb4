package io.postern.simulator.field;

import io.postern.api.context.Time;
import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import io.postern.api.text.TimeText;

/** When the message was made. */
public final class TimeField implements Generator {

    private static final Setting<String> FORM =
            Setting.choice(
                            "form",
                            "How the time is written: text such as \"2024-05-16T00:00:00.000000\","
                                    + " UTC, or the seconds or milliseconds since 1970.",
                            "text",
                            "seconds",
                            "milliseconds")
                    .orElse("text");

    public static final Settings SETTINGS = Settings.of(FORM);

    private final String form;
    private final Time time;

    public TimeField(Values values, Time time) {
        this.form = values.get(FORM);
        this.time = time;
    }

    @Override
    public Json next(Turn turn) {
        var now = time.now();
        return switch (form) {
            case "seconds" -> Json.of(now.getEpochSecond());
            case "milliseconds" -> Json.of(now.toEpochMilli());
            default -> Json.of(TimeText.of(now));
        };
    }
}
