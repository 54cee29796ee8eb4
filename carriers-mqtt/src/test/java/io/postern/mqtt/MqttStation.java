package io.postern.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import io.postern.api.setting.Setting;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.TestEnvelope;
import io.postern.testing.HeardLog;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A carrier of one test, with its links, as the gateway has it. */
final class MqttStation implements AutoCloseable {

    final FakeCarrierContext context;
    final Carrier carrier;
    private final List<Link> links;
    private final HeardLog loop = new HeardLog("io.postern.mqtt.stream");
    private FakeLinkWatch watch = new FakeLinkWatch();

    private final MqttFactory factory;

    private MqttStation(FakeCarrierContext context) {
        this(context, new MqttFactory());
    }

    private MqttStation(FakeCarrierContext context, MqttFactory factory) {
        this.context = context;
        this.factory = factory;
        try {
            carrier = factory.create(context);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        links = carrier.links();
    }

    /** One that receives. */
    static MqttStation receiving(Map<String, Object> settings) {
        return new MqttStation(context(settings).usedFor(true, false));
    }

    /** One that sends. */
    static MqttStation sending(Map<String, Object> settings) {
        return new MqttStation(context(settings).usedFor(false, true));
    }

    static MqttStation both(Map<String, Object> settings) {
        return new MqttStation(context(settings).usedFor(true, true));
    }

    /** The next one of a gateway that was started again: the same data folder. */
    static MqttStation again(MqttStation before) {
        return new MqttStation(before.context);
    }

    /** One that sends, of the same gateway. */
    MqttStation beside(Map<String, Object> settings) {
        return new MqttStation(context(settings).usedFor(false, true), factory);
    }

    private static FakeCarrierContext context(Map<String, Object> settings) {
        return new FakeCarrierContext("cloud", Values.of(settings));
    }

    static Map<String, Object> at(int port, int version) {
        var settings = new HashMap<String, Object>();
        settings.put("mqtt_url", "127.0.0.1");
        settings.put("mqtt_port", port);
        settings.put("version", (double) version);
        settings.put("client_id", "farm");
        settings.put("system_id", "shed");
        return settings;
    }

    static ReceiveAddress from(String topic, int qos) {
        return from(topic, Map.of("qos", qos));
    }

    static ReceiveAddress from(String topic, Map<String, Object> more) {
        return from(topic, Trigger.ALWAYS, more);
    }

    static ReceiveAddress from(String topic, Trigger trigger, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("topic", topic);
        return new ReceiveAddress("in " + topic, "test_type", trigger, Values.of(settings));
    }

    static FakeSendAddress to(String topic, int qos) {
        return to(topic, Map.of("qos", qos));
    }

    static FakeSendAddress to(String topic, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("topic", Template.of(topic));
        settings.putIfAbsent("add_source", false);
        return FakeSendAddress.of("out " + topic, "test_type", Values.of(settings));
    }

    MqttStation listen(ReceiveAddress... addresses) {
        receiver().listen(List.of(addresses));
        return this;
    }

    MqttStation open() throws LinkException {
        watch = new FakeLinkWatch();
        for (var link : links) {
            link.open(watch);
        }
        return this;
    }

    /** As the gateway does when a link was lost. */
    MqttStation reopen() throws LinkException {
        links.forEach(Link::close);
        return open();
    }

    FakeLinkWatch watch() {
        return watch;
    }

    ReceivingLink receiver() {
        return (ReceivingLink) links.get(0);
    }

    SendingLink sender() {
        return (SendingLink) links.get(links.size() - 1);
    }

    FakeReceipt send(FakeSendAddress address, TestEnvelope message) {
        var receipt = new FakeReceipt();
        try {
            sender().send(sender().writer(address).write(message), receipt);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return receipt;
    }

    /** What arrived so far. */
    List<String> payloads() {
        return context.inbox().received().stream()
                .map(one -> new String(one.arrival().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    static <T> Map<String, Object> plus(
            Map<String, Object> settings, Setting<T> setting, Object value) {
        settings.put(setting.name(), value);
        return settings;
    }

    /** As the gateway does when it ends. */
    void end() {
        links.forEach(Link::close);
        carrier.close();
    }

    @Override
    public void close() {
        end();
        loop.close();
        assertThat(loop.containing("ERROR")).isEmpty();
    }
}
