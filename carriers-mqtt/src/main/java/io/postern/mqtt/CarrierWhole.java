package io.postern.mqtt;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.SendAddress;
import io.postern.api.setting.Findings;
import io.postern.mqtt.broker.MqttVersion;
import io.postern.mqtt.config.CarrierConfig;
import io.postern.mqtt.config.MqttReceiveConfig;
import io.postern.mqtt.config.MqttSendConfig;
import io.postern.mqtt.topic.Cover;
import io.postern.mqtt.topic.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notes about a carrier together with all its addresses; one of a kind, with an example. */
final class CarrierWhole {

    private static final String WHOLE_FILE = "";

    private final CarrierConfig carrier;
    private final List<ReceiveAddress> receives;
    private final List<SendAddress> sends;
    private final Findings findings;

    CarrierWhole(
            CarrierConfig carrier,
            List<ReceiveAddress> receives,
            List<SendAddress> sends,
            Findings findings) {
        this.carrier = carrier;
        this.receives = receives;
        this.sends = sends;
        this.findings = findings;
    }

    void check() {
        if (carrier.session().version() == MqttVersion.V3_1_1 && !sends.isEmpty()) {
            findings.note(
                    "version",
                    "an MQTT 3.1.1 broker cannot say that it refuses a message: what it throws away"
                            + " counts as delivered; with \"version\": 5 it can");
        }
        tellWillDelay();
        tellSameTopic();
        var wanted = new HashMap<Subscription, String>();
        receives.forEach(
                address ->
                        wanted.putIfAbsent(
                                MqttReceiveConfig.read(carrier, address, Findings.UNHEARD)
                                        .subscription(),
                                address.name()));
        var cover = Cover.of(wanted.keySet());
        tellCrossing(wanted, cover);
        tellShared(wanted, cover);
        tellRetained(wanted, cover);
    }

    private void tellWillDelay() {
        carrier.session()
                .will()
                .filter(will -> sends.isEmpty())
                .filter(will -> will.delay().compareTo(carrier.session().sessionExpiry()) > 0)
                .ifPresent(
                        will ->
                                findings.note(
                                        "will.delay",
                                        "the broker waits no longer than \"session_expiry\""));
    }

    private void tellSameTopic() {
        var seen = new HashMap<Map.Entry<String, String>, String>();
        for (var address : sends) {
            var topic = MqttSendConfig.read(carrier, address, Findings.UNHEARD).topic().source();
            var other = seen.putIfAbsent(Map.entry(address.messageType(), topic), address.name());
            if (other != null && !topic.isEmpty()) {
                findings.note(
                        WHOLE_FILE,
                        "the addresses \""
                                + other
                                + "\" and \""
                                + address.name()
                                + "\" both send "
                                + address.messageType()
                                + " to \""
                                + topic
                                + "\": it arrives there twice");
                return;
            }
        }
    }

    /** What is subscribed and was not wanted came from filters that cross. */
    private void tellCrossing(Map<Subscription, String> wanted, Cover cover) {
        var filters = wanted.keySet().stream().map(Subscription::text).collect(Collectors.toSet());
        cover.made().stream()
                .filter(made -> !filters.contains(made.text()))
                .findFirst()
                .ifPresent(
                        made ->
                                findings.note(
                                        WHOLE_FILE,
                                        "the topics of "
                                                + among(wanted, cover, made)
                                                + " cross, so that \""
                                                + made.text()
                                                + "\" is subscribed, and what none of them takes is"
                                                + " thrown away here"));
    }

    private static String among(Map<Subscription, String> wanted, Cover cover, Subscription made) {
        var names =
                wanted.entrySet().stream()
                        .filter(entry -> cover.covering(entry.getKey()).equals(made))
                        .map(entry -> "\"" + entry.getValue() + "\"")
                        .sorted()
                        .toList();
        return names.size() <= 3
                ? String.join(" and ", names)
                : names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " others";
    }

    private void tellShared(Map<Subscription, String> wanted, Cover cover) {
        for (var made : cover.made()) {
            var again =
                    made.group().isEmpty() ? Optional.<Subscription>empty() : first(cover, made);
            if (again.isPresent()) {
                findings.note(
                        WHOLE_FILE,
                        "\""
                                + made.text()
                                + "\" ("
                                + among(wanted, cover, made)
                                + ") and \""
                                + again.get().text()
                                + "\" overlap: a message that both take comes twice, and each copy"
                                + " goes to the addresses of both; move one of them to a carrier"
                                + " of its own, with another client_id");
                return;
            }
        }
    }

    private static Optional<Subscription> first(Cover cover, Subscription made) {
        return cover.repeating(made).stream().findFirst();
    }

    private void tellRetained(Map<Subscription, String> wanted, Cover cover) {
        wanted.entrySet().stream()
                .filter(entry -> !entry.getKey().retained())
                .filter(entry -> cover.covering(entry.getKey()).retainAsPublished())
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .ifPresent(
                        name ->
                                findings.note(
                                        WHOLE_FILE,
                                        "\""
                                                + name
                                                + "\" ignores retained messages where"
                                                + " \"retain_as_published\" is set: it ignores live"
                                                + " ones that were published as retained too"));
    }
}
