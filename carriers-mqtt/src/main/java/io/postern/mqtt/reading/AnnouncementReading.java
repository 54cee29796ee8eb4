package io.postern.mqtt.reading;

import io.postern.api.json.Json;
import io.postern.api.json.JsonNull;
import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Announcement;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.setting.AnnouncementSettings;
import io.postern.mqtt.topic.TopicName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code will} and {@code birth}. */
final class AnnouncementReading {

    /** The length of a will's payload is said in two bytes. */
    private static final int MOST_BYTES = 65_535;

    private AnnouncementReading() {}

    static Optional<Announcement> read(
            Values carrier, Setting<Values> setting, MqttVersion version, Findings findings) {
        return carrier.find(setting).map(values -> read(values, setting.name(), version, findings));
    }

    private static Announcement read(
            Values values, String name, MqttVersion version, Findings findings) {
        var topic = values.get(AnnouncementSettings.TOPIC);
        TopicName.fault(topic).ifPresent(fault -> findings.problem(name + ".topic", fault));
        var payload = bytes(values.get(AnnouncementSettings.PAYLOAD));
        if (payload.length > MOST_BYTES) {
            findings.problem(
                    name + ".payload",
                    "expected at most " + MOST_BYTES + " bytes, found " + payload.length);
        }
        if (version == MqttVersion.V3_1_1 && values.has(AnnouncementSettings.DELAY)) {
            findings.note(name + ".delay", V5Only.NO_EFFECT);
        }
        return new Announcement(
                topic,
                payload,
                values.get(AnnouncementSettings.QOS),
                values.get(AnnouncementSettings.RETAIN),
                delay(values, name, findings));
    }

    private static Duration delay(Values values, String name, Findings findings) {
        return WholeSeconds.seconds(
                name + ".delay",
                values.get(AnnouncementSettings.DELAY),
                0,
                WholeSeconds.MOST,
                findings);
    }

    private static byte[] bytes(Json payload) {
        var text = payload instanceof JsonNull ? "" : payload.plain();
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
