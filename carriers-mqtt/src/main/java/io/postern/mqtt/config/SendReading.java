package io.postern.mqtt.config;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.reading.V5Only;
import io.postern.mqtt.setting.MqttSendSettings;
import io.postern.mqtt.topic.MqttText;
import java.util.List;
import java.util.Optional;

/** Reads a send address's {@code additional_info}. */
final class SendReading {

    private static final List<Setting<?>> MQTT_5 =
            List.of(
                    MqttSendSettings.CONTENT_TYPE,
                    MqttSendSettings.RESPONSE_TOPIC,
                    MqttSendSettings.USER_PROPERTIES,
                    MqttSendSettings.EXPIRY);

    private final CarrierConfig carrier;
    private final Values values;
    private final Findings findings;

    SendReading(CarrierConfig carrier, Values values, Findings findings) {
        this.carrier = carrier;
        this.values = values;
        this.findings = findings;
    }

    MqttSendConfig config() {
        if (carrier.session().version() == MqttVersion.V3_1_1) {
            V5Only.refuse(values, findings, MQTT_5);
        }
        var qos = values.find(MqttSendSettings.QOS);
        qos.ifPresent(given -> QosNote.tell(given, findings));
        boolean levels = values.get(MqttSendSettings.TOPIC_LEVELS);
        checkTexts();
        return new MqttSendConfig(
                topic(levels),
                levels,
                qos.orElse(carrier.qos()),
                retain(),
                values.get(MqttSendSettings.ADD_SOURCE),
                values.get(MqttSendSettings.REPLY),
                values.find(MqttSendSettings.CONTENT_TYPE),
                responseTopic(levels),
                values.get(MqttSendSettings.USER_PROPERTIES),
                values.find(MqttSendSettings.EXPIRY),
                values.get(MqttSendSettings.FLOOD));
    }

    private Template topic(boolean levels) {
        var topic = values.find(MqttSendSettings.TOPIC);
        if (topic.isEmpty() && !values.get(MqttSendSettings.REPLY)) {
            findings.problem(
                    "topic",
                    "expected the topic to send to, found nothing; write it into"
                            + " \"additional_info\", such as \"topic\": \"$msg_type\"");
        }
        topic.ifPresent(given -> new SendTopic(given, levels).check("topic", findings));
        return topic.orElse(Template.of(""));
    }

    private Optional<Template> responseTopic(boolean levels) {
        var topic = values.find(MqttSendSettings.RESPONSE_TOPIC);
        topic.ifPresent(given -> new SendTopic(given, levels).check("response_topic", findings));
        return topic;
    }

    private void checkTexts() {
        values.find(MqttSendSettings.CONTENT_TYPE)
                .flatMap(MqttText::fault)
                .ifPresent(fault -> findings.problem("content_type", fault));
        values.get(MqttSendSettings.USER_PROPERTIES)
                .forEach(
                        (name, text) ->
                                MqttText.fault(name)
                                        .or(() -> MqttText.fault(text.source()))
                                        .ifPresent(
                                                fault ->
                                                        findings.problem(
                                                                "user_properties", fault)));
    }

    private MqttSendConfig.Retain retain() {
        var retain = values.get(MqttSendSettings.RETAIN);
        if (retain instanceof Boolean flag) {
            return flag ? MqttSendConfig.Retain.ALWAYS : MqttSendConfig.Retain.NEVER;
        }
        return MqttSendConfig.Retain.KEEP;
    }
}
