package io.postern.mqtt.config;

import io.postern.api.setting.Findings;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.reading.V5Only;
import io.postern.mqtt.setting.MqttReceiveSettings;
import io.postern.mqtt.topic.Filter;
import java.util.List;
import java.util.Optional;

/** Reads a receive address's {@code additional_info}. */
final class ReceiveReading {

    private static final String SHARE = "$share/";

    private final CarrierConfig carrier;
    private final Values values;
    private final Findings findings;

    ReceiveReading(CarrierConfig carrier, Values values, Findings findings) {
        this.carrier = carrier;
        this.values = values;
        this.findings = findings;
    }

    MqttReceiveConfig config() {
        var version = carrier.session().version();
        if (version == MqttVersion.V3_1_1) {
            V5Only.note(values, findings, List.of(MqttReceiveSettings.RETAIN_AS_PUBLISHED));
        }
        var qos = values.find(MqttReceiveSettings.QOS);
        qos.ifPresent(given -> QosNote.tell(given, findings));
        var topic = values.find(MqttReceiveSettings.TOPIC);
        if (topic.isEmpty()) {
            findings.problem(
                    "topic",
                    "expected the topic to receive, found nothing; write it into"
                            + " \"additional_info\", such as \"topic\": \"$msg_type\"");
        }
        var shared = topic.filter(text -> text.startsWith(SHARE)).map(this::shared);
        var group =
                shared.map(pair -> pair[0]).or(() -> values.find(MqttReceiveSettings.SHARED_GROUP));
        group.ifPresent(name -> checkGroup(name, version));
        return new MqttReceiveConfig(
                shared.map(pair -> pair[1]).or(() -> topic).map(this::filter).orElse("#"),
                group,
                qos.orElse(carrier.qos()),
                !values.get(MqttReceiveSettings.RETAINED).equals(MqttReceiveSettings.IGNORE),
                values.get(MqttReceiveSettings.RETAIN_AS_PUBLISHED) && version == MqttVersion.V5,
                values.find(MqttReceiveSettings.FLOOD).orElse(carrier.flood()));
    }

    /** Group and filter of {@code $share/group/filter}. */
    private String[] shared(String topic) {
        var rest = topic.substring(SHARE.length());
        int slash = rest.indexOf('/');
        if (slash < 0) {
            findings.problem("topic", "expected \"$share/GROUP/TOPIC\", found \"" + topic + "\"");
            return new String[] {rest, "#"};
        }
        var group = rest.substring(0, slash);
        values.find(MqttReceiveSettings.SHARED_GROUP)
                .filter(other -> !other.equals(group))
                .ifPresent(
                        other ->
                                findings.problem(
                                        "shared_group",
                                        "expected the group in \"topic\", which is \""
                                                + group
                                                + "\", found \""
                                                + other
                                                + "\"; leave one of them out"));
        return new String[] {group, rest.substring(slash + 1)};
    }

    private void checkGroup(String group, MqttVersion version) {
        if (group.isEmpty() || group.matches("(?s).*[/+#].*")) {
            findings.problem(
                    "shared_group",
                    "expected a name without \"/\", \"+\" and \"#\", found \"" + group + "\"");
        }
        if (version == MqttVersion.V3_1_1) {
            findings.note(
                    values.has(MqttReceiveSettings.SHARED_GROUP) ? "shared_group" : "topic",
                    "shared groups belong to MQTT 5; not every broker knows them with 3.1.1");
        }
    }

    private String filter(String topic) {
        var fault = Filter.fault(topic).or(() -> words(topic));
        if (fault.isPresent()) {
            findings.problem("topic", fault.get());
            return Filter.of("#").toString();
        }
        boolean exact =
                values.get(MqttReceiveSettings.TOPIC_MATCH).equals(MqttReceiveSettings.EXACT);
        boolean wild = Filter.of(topic).hasWildcards();
        if (exact && wild) {
            findings.note(
                    "topic_match", "a topic with \"+\" or \"#\" is always taken as it is written");
        }
        return exact || wild ? topic : below(topic);
    }

    private String below(String topic) {
        var below = topic + "/#";
        Filter.fault(below).ifPresent(fault -> findings.problem("topic", fault));
        return below;
    }

    private static Optional<String> words(String topic) {
        return Template.of(topic).words().stream()
                .findFirst()
                .map(
                        word ->
                                "expected what is known before a message comes, found \"$"
                                        + word
                                        + "\"; write \"+\" for any level there");
    }
}
