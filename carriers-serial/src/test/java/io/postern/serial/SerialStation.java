package io.postern.serial;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.address.Trigger;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.CarrierContext;
import io.postern.api.carrier.Plugboard;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import io.postern.api.setting.Template;
import io.postern.api.setting.Values;
import io.postern.api.testing.FakeCarrierContext;
import io.postern.api.testing.FakeInbox;
import io.postern.api.testing.FakeLinkWatch;
import io.postern.api.testing.FakeReceipt;
import io.postern.api.testing.FakeSendAddress;
import io.postern.api.testing.ForwardingContext;
import io.postern.api.testing.RealTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A serial carrier with real ports, real threads and real time, as the gateway runs it. */
final class SerialStation implements AutoCloseable {

    static final Values LINES = Values.of("line", Map.of());
    private static final Duration PATIENT = Duration.ofSeconds(30);

    final FakeLinkWatch watch = new FakeLinkWatch();
    final Lanes lanes = new Lanes();
    final FakeCarrierContext context;
    private final RealTime time = new RealTime();
    private final Carrier carrier;
    private final List<Link> links;

    /** The gateway's side, with lanes in place of the fake plugboard. */
    private static final class Context extends ForwardingContext {

        private final Plugboard plugboard;

        Context(CarrierContext fake, Plugboard plugboard) {
            super(fake);
            this.plugboard = plugboard;
        }

        @Override
        public Plugboard plugboard() {
            return plugboard;
        }
    }

    private SerialStation(Map<String, Object> settings) {
        context = new FakeCarrierContext("shed", Values.of(settings), time);
        try {
            carrier = new SerialFactory().create(new Context(context, lanes));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        links = carrier.links();
    }

    /** At these ports, with quick scans, and patient: the machine may be busy. */
    static Map<String, Object> at(String... ports) {
        var settings = new HashMap<String, Object>();
        settings.put("ports", List.of(ports));
        settings.put("scan_seconds", Duration.ofMillis(100));
        settings.put("read_timeout", PATIENT);
        settings.put("write_timeout", PATIENT);
        return settings;
    }

    /** Devices are asked {@code who}, and say {@code i am UID}. */
    static Map<String, Object> identified(String... ports) {
        var settings = at(ports);
        var step =
                Values.of(
                        Map.of(
                                "write", text("who\n"),
                                "framing", LINES,
                                "expect",
                                        Values.of(
                                                Map.of("pattern", "^i am (?<uid>[A-Za-z0-9]+)$"))));
        settings.put("identify", List.of(step));
        return settings;
    }

    static Values text(String template) {
        return Values.of(Map.of("text", Template.of(template)));
    }

    static ReceiveAddress address(String name, Trigger trigger, Map<String, Object> settings) {
        return new ReceiveAddress(name, "test_type", trigger, Values.of(settings));
    }

    /** Listens to lines. */
    static ReceiveAddress listening(String name) {
        return address(name, Trigger.ALWAYS, Map.of("framing", LINES));
    }

    /** Asks with this line for a line. */
    static ReceiveAddress asking(String name, String line) {
        return asking(name, line, Map.of());
    }

    static ReceiveAddress asking(String name, String line, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("write", text(line + "\n"));
        settings.put("framing", LINES);
        return address(name, Trigger.every(Duration.ofSeconds(1)), settings);
    }

    /** Writes the payload and a line's end. */
    static FakeSendAddress sending(Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put("framing", LINES);
        return FakeSendAddress.of("out", "test_type", Values.of(settings));
    }

    static SerialStation open(Map<String, Object> settings, ReceiveAddress... addresses) {
        var station = new SerialStation(settings);
        station.lanes.listen(List.of(addresses));
        try {
            for (var link : station.links) {
                link.open(station.watch);
            }
        } catch (LinkException e) {
            throw new AssertionError(e);
        }
        return station;
    }

    /** Asks every device that is up, as the gateway does. */
    void poll(ReceiveAddress address) {
        lanes.receive(address, Optional.empty());
    }

    void poll(ReceiveAddress address, Envelope because) {
        lanes.receive(address, Optional.of(because));
    }

    FakeReceipt send(FakeSendAddress address, Envelope message) {
        var receipt = new FakeReceipt();
        var sender =
                (SendingLink)
                        links.stream()
                                .filter(SendingLink.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        try {
            sender.send(sender.writer(address).write(message), receipt);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return receipt;
    }

    FakeInbox inbox() {
        return context.inbox();
    }

    /** What arrived so far, as text. */
    List<String> arrived() {
        return inbox().received().stream()
                .map(one -> new String(one.arrival().bytes(), StandardCharsets.UTF_8))
                .toList();
    }

    long count(String meter) {
        return context.meters().count(meter);
    }

    double connected() {
        return context.meters().gauge("serial_devices");
    }

    void end() {
        links.forEach(Link::close);
        carrier.close();
    }

    @Override
    public void close() {
        end();
        lanes.close();
        time.close();
    }
}
