package io.postern.mqtt.setting;

import io.postern.api.json.Json;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import java.time.Duration;

/** The keys inside {@code will} and {@code birth}. */
public final class AnnouncementSettings {

    public static final Setting<String> TOPIC =
            Setting.text("topic", "The topic it is published on.");
    public static final Setting<Json> PAYLOAD =
            Setting.<Json>of(
                            "payload",
                            "What is published: text as it is, anything else as JSON.",
                            new Shape.Anything())
                    .orElse(Json.of(""));
    public static final Setting<Integer> QOS =
            Setting.whole("qos", "Its quality of service.", 0, 2).orElse(1);
    public static final Setting<Boolean> RETAIN =
            Setting.flag("retained", "Whether the broker keeps it for whoever comes later.")
                    .orElse(false);
    public static final Setting<Duration> DELAY =
            Setting.span(
                            "delay",
                            "How long the broker waits before it publishes it, in case the gateway"
                                    + " comes back; MQTT 5 only.")
                    .orElse(Duration.ZERO);

    private AnnouncementSettings() {}
}
