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
import java.util.List;

/** Reads how the connection is used. */
public final class SessionReading {

    private static final List<Setting<?>> HARMLESS =
            List.of(
                    SessionSettings.RECEIVE_MAXIMUM,
                    SessionSettings.MAXIMUM_PACKET_SIZE,
                    SessionSettings.TOPIC_ALIASES);

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
            values.find(SessionSettings.WILL)
                    .filter(will -> !will.delay().isZero())
                    .ifPresent(will -> findings.note("will.delay", V5Only.NO_EFFECT));
        }
        tellSession(version);
        return new SessionOptions(
                version,
                clientId(),
                values.get(SessionSettings.KEEP_ALIVE),
                values.get(SessionSettings.SESSION_EXPIRY),
                values.get(SessionSettings.CLEAN_START),
                values.get(SessionSettings.RECEIVE_MAXIMUM),
                (int) (long) values.get(SessionSettings.MAXIMUM_PACKET_SIZE),
                values.get(SessionSettings.TOPIC_ALIASES),
                values.get(SessionSettings.MAX_IN_FLIGHT),
                values.get(BrokerSettings.CONNECT_TIMEOUT),
                values.get(SessionSettings.ACK_TIMEOUT),
                values.find(SessionSettings.WILL),
                values.find(SessionSettings.BIRTH));
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
}
