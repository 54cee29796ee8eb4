package io.postern.mqtt.reading;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.broker.SessionOptions;
import io.postern.mqtt.setting.BrokerSettings;
import io.postern.mqtt.setting.SessionSettings;
import io.postern.mqtt.setting.VersionReading;
import io.postern.mqtt.topic.MqttText;
import java.time.Duration;
import java.util.List;

/** Reads how the connection is used. */
public final class SessionReading {

    private static final List<Setting<?>> HARMLESS =
            List.of(
                    SessionSettings.RECEIVE_MAXIMUM,
                    SessionSettings.MAXIMUM_PACKET_SIZE,
                    SessionSettings.TOPIC_ALIASES);
    private static final int LONGEST_KEEP_ALIVE = 65_535;
    private static final long LEAST_PACKET = 1_000;
    private static final long LARGEST_PACKET = 268_435_460;

    private final Values values;
    private final Findings findings;

    private SessionReading(Values values, Findings findings) {
        this.values = values;
        this.findings = findings;
    }

    public static SessionOptions read(Values values, Findings findings) {
        return new SessionReading(values, findings).session();
    }

    private SessionOptions session() {
        var version = VersionReading.read(values, findings);
        if (version == MqttVersion.V3_1_1) {
            V5Only.note(values, findings, HARMLESS);
        }
        tellSession(version);
        return new SessionOptions(
                version,
                clientId(),
                seconds(SessionSettings.KEEP_ALIVE, LONGEST_KEEP_ALIVE),
                seconds(SessionSettings.SESSION_EXPIRY, WholeSeconds.MOST),
                values.get(SessionSettings.CLEAN_START),
                values.get(SessionSettings.RECEIVE_MAXIMUM),
                largestPacket(),
                values.get(SessionSettings.TOPIC_ALIASES),
                values.get(SessionSettings.MAX_IN_FLIGHT),
                positive(BrokerSettings.CONNECT_TIMEOUT),
                positive(SessionSettings.ACK_TIMEOUT),
                AnnouncementReading.read(values, SessionSettings.WILL, version, findings),
                AnnouncementReading.read(values, SessionSettings.BIRTH, version, findings));
    }

    private void tellSession(MqttVersion version) {
        var expiry = values.get(SessionSettings.SESSION_EXPIRY);
        if (expiry.isZero()) {
            findings.note(
                    "session_expiry",
                    "0: the broker keeps nothing for the gateway while it is away");
        } else if (version == MqttVersion.V3_1_1 && values.has(SessionSettings.SESSION_EXPIRY)) {
            findings.note(
                    "session_expiry",
                    "with MQTT 3.1.1 the broker itself decides how long it keeps messages for the"
                            + " gateway; only 0 has an effect");
        }
        if (values.get(SessionSettings.CLEAN_START)) {
            findings.note(
                    "clean_start",
                    "each connect forgets what the broker kept while the gateway was away");
        }
    }

    private String clientId() {
        var id =
                values.get(SessionSettings.CLIENT_ID) + "_" + values.get(SessionSettings.SYSTEM_ID);
        MqttText.fault(id).ifPresent(fault -> findings.problem("client_id", fault));
        return id;
    }

    private int largestPacket() {
        long size = values.get(SessionSettings.MAXIMUM_PACKET_SIZE);
        if (size < LEAST_PACKET || size > LARGEST_PACKET) {
            findings.problem(
                    "maximum_packet_size",
                    "expected " + LEAST_PACKET + " to " + LARGEST_PACKET + " bytes, found " + size);
        }
        return (int) Math.max(LEAST_PACKET, Math.min(LARGEST_PACKET, size));
    }

    private Duration seconds(Setting<Duration> setting, long most) {
        return WholeSeconds.seconds(setting.name(), values.get(setting), 0, most, findings);
    }

    private Duration positive(Setting<Duration> setting) {
        return WholeSeconds.positive(setting.name(), values.get(setting), findings);
    }
}
