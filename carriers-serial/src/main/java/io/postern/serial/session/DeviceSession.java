package io.postern.serial.session;

import io.postern.api.address.ReceiveAddress;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.device.SerialReceiveConfig;
import io.postern.serial.device.Setup;
import io.postern.serial.listen.DeviceListener;
import io.postern.serial.listen.DeviceListeners;
import io.postern.serial.listen.Reader;
import io.postern.serial.listen.SharedPort;
import io.postern.serial.listen.StrayBytes;
import io.postern.serial.port.Port;
import io.postern.serial.port.PortException;
import io.postern.serial.talk.Asking;
import io.postern.serial.talk.Exchange;
import io.postern.serial.talk.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One device from its opening to its loss. Its link's thread calls, where nothing else is said. */
final class DeviceSession {

    private final Setup setup;
    private final ConnectedDevice device;
    private final Port port;
    private final StrayBytes stray;
    private final Exchange direct;
    private final DeviceListeners listeners = new DeviceListeners();
    private Map<String, ServedAddress> served = Map.of();
    private Optional<Reader> reader = Optional.empty();

    DeviceSession(Setup setup, ConnectedDevice device, Port port) {
        this.setup = setup;
        this.device = device;
        this.port = port;
        var subject = "carrier " + setup.context().name() + ", device " + device;
        this.stray = new StrayBytes(subject, setup.meters(), setup.context().time());
        this.direct = new Exchange(port, setup.context().time());
    }

    ConnectedDevice device() {
        return device;
    }

    Optional<ServedAddress> served(ReceiveAddress address) {
        return Optional.ofNullable(served.get(address.name()));
    }

    /** The addresses from now on; those that stay miss nothing, and those that are new are told. */
    void listen(Map<ReceiveAddress, SerialReceiveConfig> addresses) {
        var next = new LinkedHashMap<String, ServedAddress>();
        var fresh = new ArrayList<ServedAddress>();
        addresses.forEach(
                (address, config) -> {
                    var known = served.get(address.name());
                    if (known == null || !known.address().equals(address)) {
                        known = new ServedAddress(address, config, device.identity());
                        fresh.add(known);
                    }
                    next.put(address.name(), known);
                });
        served = next;
        fresh.forEach(this::announce);
        hear();
    }

    private void announce(ServedAddress one) {
        if (one.announces()) {
            setup.context().inbox().accept(one.arrivals().announcement(), List.of(one.address()));
        }
    }

    private void hear() {
        var before = listeners.all();
        var next = new ArrayList<DeviceListener>();
        for (var one : served.values()) {
            if (one.listens()) {
                next.add(ear(before, one));
            }
        }
        listeners.change(next);
        if (next.isEmpty()) {
            endReader();
        } else if (reader.isEmpty()) {
            var fresh = new Reader(port, listeners, stray, setup.context().time(), device::lose);
            reader = Optional.of(fresh);
            fresh.start();
        }
    }

    private DeviceListener ear(List<DeviceListener> before, ServedAddress one) {
        return before.stream()
                .filter(ear -> ear.address().equals(one.address()))
                .findFirst()
                .orElseGet(
                        () ->
                                new DeviceListener(
                                        one.address(),
                                        one.config().framing().orElseThrow(),
                                        one.arrivals(),
                                        setup.context().inbox(),
                                        setup.meters(),
                                        stray));
    }

    /** Asks the device, or only waits where nothing is written. */
    Reply ask(Optional<byte[]> written, Asking asking) throws PortException {
        var reply =
                reader.isPresent()
                        ? askBeside(reader.get().sharedPort(), written, asking)
                        : device.inTurn(port, new Question(direct, written, asking));
        if (!reply.skipped().isEmpty()) {
            reply.skipped().forEach((why, bytes) -> stray.add(bytes, why));
        }
        stray.tell();
        return reply;
    }

    /** Asked so often that a class of its own is worth it. */
    private record Question(Exchange exchange, Optional<byte[]> written, Asking asking)
            implements ConnectedDevice.Work<Reply> {

        @Override
        public Reply with(Port port) throws PortException {
            return ask(exchange, written, asking);
        }
    }

    /** While somebody listens: what belongs to no answer is theirs. */
    private Reply askBeside(SharedPort sharedPort, Optional<byte[]> written, Asking asking)
            throws PortException {
        return device.inTurn(
                sharedPort,
                beside -> {
                    sharedPort.begin();
                    var left = new byte[0];
                    try {
                        var exchange = new Exchange(beside, setup.context().time());
                        var reply = ask(exchange, written, asking);
                        left = reply.left();
                        return reply;
                    } finally {
                        listeners.takeBack(left, sharedPort);
                    }
                });
    }

    private static Reply ask(Exchange exchange, Optional<byte[]> written, Asking asking)
            throws PortException {
        return written.isPresent()
                ? exchange.ask(written.get(), asking)
                : exchange.await(asking, frame -> true);
    }

    /** Hears nothing more, then closes the port; bounded. */
    void close() {
        device.retire();
        listeners.change(List.of());
        port.close();
        endReader();
    }

    private void endReader() {
        reader.ifPresent(Reader::end);
        reader = Optional.empty();
    }
}
