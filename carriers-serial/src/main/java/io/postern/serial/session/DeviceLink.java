package io.postern.serial.session;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Peer;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import io.postern.serial.device.KnownWords;
import io.postern.serial.device.SerialReceiveConfig;
import io.postern.serial.device.Setup;
import io.postern.serial.device.UnansweredRequests;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One port, and the device in it. It is there while the port is. */
public final class DeviceLink implements ReceivingLink {

    private static final int QUICK_RETRIES = 10;

    private final String port;
    private final Setup setup;
    private final UnansweredRequests silences;
    private final Asker asker;
    private final Opening opening;
    private Map<ReceiveAddress, SerialReceiveConfig> addresses = Map.of();
    private volatile Optional<DeviceSession> session = Optional.empty();
    private volatile Optional<Peer> peer = Optional.empty();

    public DeviceLink(String port, Setup setup) {
        this.port = port;
        this.setup = setup;
        this.silences = new UnansweredRequests(setup.context().name());
        this.asker = new Asker(setup, silences);
        this.opening = new Opening(port, setup, silences);
    }

    @Override
    public String name() {
        return port;
    }

    @Override
    public Optional<Peer> peer() {
        return peer;
    }

    /** A device that was pulled out for a moment is back at once. */
    @Override
    public int quickRetries() {
        return QUICK_RETRIES;
    }

    @Override
    public void open(LinkWatch watch) throws LinkException {
        var opened = opening.open(watch);
        session = Optional.of(opened);
        peer = Optional.of(opening.join(opened.device()));
        opened.listen(addresses);
    }

    @Override
    public void listen(List<ReceiveAddress> all) {
        var next = new LinkedHashMap<ReceiveAddress, SerialReceiveConfig>();
        for (var address : all) {
            var known = addresses.get(address);
            next.put(
                    address,
                    known == null ? SerialReceiveConfig.of(address, setup.readTimeout()) : known);
        }
        addresses = next;
        silences.retain(all.stream().map(ReceiveAddress::name).toList());
        session.ifPresent(open -> open.listen(next));
    }

    @Override
    public void receive(ReceiveAddress address) throws LinkException {
        receive(address, device -> device);
    }

    @Override
    public void receive(ReceiveAddress address, Envelope because) throws LinkException {
        receive(address, device -> KnownWords.either(device, KnownWords.of(because)));
    }

    private void receive(
            ReceiveAddress address, UnaryOperator<Function<String, Optional<String>>> words)
            throws LinkException {
        var open = session;
        if (open.isEmpty()) {
            return;
        }
        var served = open.get().served(address);
        if (served.isPresent()) {
            asker.ask(open.get(), served.get(), words.apply(served.get().arrivals().words()));
        }
    }

    /** The port is no longer there: whatever goes on with it ends soon. Any thread. */
    public void gone(String why) {
        opening.end();
        session.ifPresent(open -> open.device().lose(why));
    }

    /** The carrier ends: the same, and nobody need hear of it. */
    public void end() {
        session.ifPresent(open -> open.device().retire());
        opening.end();
        session.ifPresent(open -> setup.devices().leave(open.device()));
    }

    @Override
    public void close() {
        session.ifPresent(open -> setup.devices().leave(open.device()));
        session.ifPresent(DeviceSession::close);
        session = Optional.empty();
        opening.close();
    }
}
