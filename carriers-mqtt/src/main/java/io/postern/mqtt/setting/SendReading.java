package io.postern.mqtt.setting;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.Version;
import io.postern.mqtt.topic.MqttText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a send address's {@code additional_info}. */
final class SendReading {

    private static final List<Setting<?>> MQTT_5 =
            List.of(
                    SendSettings.CONTENT_TYPE,
                    SendSettings.RESPONSE_TOPIC,
                    SendSettings.USER_PROPERTIES,
                    SendSettings.EXPIRY);

    private final CarrierConfig carrier;
    private final Values values;
    private final Findings findings;

    SendReading(CarrierConfig carrier, Values values, Findings findings) {
        this.carrier = carrier;
        this.values = values;
        this.findings = findings;
    }

    SendConfig config() {
        if (carrier.session().version() == Version.V3_1_1) {
            V5Only.refuse(values, findings, MQTT_5);
        }
        var qos = values.find(SendSettings.QOS);
        qos.ifPresent(given -> QosNote.tell(given, findings));
        boolean levels = values.get(SendSettings.TOPIC_LEVELS);
        checkTexts();
        return new SendConfig(
                topic(levels),
                levels,
                qos.orElse(carrier.qos()),
                retain(),
                values.get(SendSettings.ADD_SOURCE),
                values.get(SendSettings.REPLY),
                values.find(SendSettings.CONTENT_TYPE),
                responseTopic(levels),
                values.get(SendSettings.USER_PROPERTIES),
                expiry(),
                Spans.notNegative(
                        SendSettings.FLOOD.name(), values.get(SendSettings.FLOOD), findings));
    }

    private Template topic(boolean levels) {
        var topic = values.find(SendSettings.TOPIC);
        if (topic.isEmpty() && !values.get(SendSettings.REPLY)) {
            findings.problem(
                    "topic",
                    "expected the topic to send to, found nothing; write it into"
                            + " \"additional_info\", such as \"topic\": \"$msg_type\"");
        }
        topic.ifPresent(given -> new SendTopic(given, levels).check("topic", findings));
        return topic.orElse(Template.of(""));
    }

    private Optional<Template> responseTopic(boolean levels) {
        var topic = values.find(SendSettings.RESPONSE_TOPIC);
        topic.ifPresent(given -> new SendTopic(given, levels).check("response_topic", findings));
        return topic;
    }

    private void checkTexts() {
        values.find(SendSettings.CONTENT_TYPE)
                .flatMap(MqttText::fault)
                .ifPresent(fault -> findings.problem("content_type", fault));
        values.get(SendSettings.USER_PROPERTIES)
                .forEach(
                        (name, text) ->
                                MqttText.fault(name)
                                        .or(() -> MqttText.fault(text.source()))
                                        .ifPresent(
                                                fault ->
                                                        findings.problem(
                                                                "user_properties", fault)));
    }

    private SendConfig.Retain retain() {
        var retain = values.get(SendSettings.RETAIN);
        if (retain instanceof Boolean flag) {
            return flag ? SendConfig.Retain.ALWAYS : SendConfig.Retain.NEVER;
        }
        return SendConfig.Retain.KEEP;
    }

    private Optional<Duration> expiry() {
        return values.find(SendSettings.EXPIRY)
                .map(given -> Spans.seconds("expiry", given, 1, Spans.MOST, findings));
    }
}
