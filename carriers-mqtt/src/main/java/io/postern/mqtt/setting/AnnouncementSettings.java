package io.postern.mqtt.setting;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Shape;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.topic.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The keys inside {@code will} and {@code birth}. */
public final class AnnouncementSettings {

    private static final Setting<String> TOPIC =
            Setting.text("topic", "The topic it is published on.")
                    .checked(
                            (topic, findings) ->
                                    TopicName.fault(topic)
                                            .ifPresent(fault -> findings.problem("", fault)));
    private static final Setting<byte[]> PAYLOAD =
            Setting.<Json>of(
                            "payload",
                            "What is published: text as it is, anything else as JSON.",
                            new Shape.Anything())
                    .orElse(Json.of(""))
                    .as(AnnouncementSettings::payload);
    private static final Setting<Integer> QOS =
            Setting.whole("qos", "Its quality of service.", 0, 2).orElse(1);
    private static final Setting<Boolean> RETAIN =
            Setting.flag("retained", "Whether the broker keeps it for whoever comes later.")
                    .orElse(false);
    private static final Setting<Duration> DELAY =
            Setting.span(
                            "delay",
                            "How long the broker waits before it publishes it, in case the gateway"
                                    + " comes back; MQTT 5 only.")
                    .orElse(Duration.ZERO)
                    .as(WholeSeconds.within(0, WholeSeconds.MOST));

    /** The length of a will's payload is said in two bytes. */
    private static final int MOST_BYTES = 65_535;

    private AnnouncementSettings() {}

    /** Those of a will, which alone may wait. */
    static Setting<Announcement> will(String name, String description) {
        return Setting.group(name, description, TOPIC, PAYLOAD, QOS, RETAIN, DELAY)
                .as(AnnouncementSettings::read);
    }

    static Setting<Announcement> birth(String name, String description) {
        return Setting.group(name, description, TOPIC, PAYLOAD, QOS, RETAIN)
                .as(AnnouncementSettings::read);
    }

    private static Announcement read(Values values, Findings findings) {
        return new Announcement(
                values.get(TOPIC),
                values.get(PAYLOAD),
                values.get(QOS),
                values.get(RETAIN),
                values.get(DELAY));
    }

    private static byte[] payload(Json payload, Findings findings) {
        var text = payload instanceof JsonNull ? "" : payload.plain();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            findings.problem(
                    "", "expected at most " + MOST_BYTES + " bytes, found " + bytes.length);
        }
        return bytes;
    }
}
