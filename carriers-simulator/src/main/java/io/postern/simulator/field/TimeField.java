package io.postern.simulator.field;

import io.postern.api.context.Time;
import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Settings;
import io.postern.api.setting.Values;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

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

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.");

    private final String form;
    private final Time time;
    private long second = Long.MIN_VALUE;
    private String start = "";

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
            default -> Json.of(text(now.getEpochSecond(), now.getNano() / 1_000));
        };
    }

    /** All stamps of a second begin alike. */
    private String text(long now, int micros) {
        if (now != second) {
            second = now;
            start = SECOND.format(LocalDateTime.ofEpochSecond(now, 0, ZoneOffset.UTC));
        }
        return start + Integer.toString(1_000_000 + micros).substring(1);
    }
}
