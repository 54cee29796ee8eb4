package io.postern.serial.session;

import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Peer;
import io.postern.serial.device.ConnectedDevice;
import io.postern.serial.device.Setup;
import io.postern.serial.device.UnansweredRequests;
import io.postern.serial.identify.DeviceIdentity;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens one port, again and again, and learns each time who is there. */
final class Opening {

    private static final Logger LOG = LoggerFactory.getLogger("io.postern.Serial");

    private final String name;
    private final Setup setup;
    private final UnansweredRequests silences;
    private boolean before;
    private volatile Optional<EndablePort> port = Optional.empty();
    private volatile boolean ended;

    Opening(String name, Setup setup, UnansweredRequests silences) {
        this.name = name;
        this.setup = setup;
        this.silences = silences;
    }

    DeviceSession open(LinkWatch watch) throws LinkException {
        var opened = new EndablePort(setup.ports().open(name, setup.line()));
        port = Optional.of(opened);
        if (ended) {
            opened.end();
        }
        var identity = setup.dialogue().identify(opened);
        silences.startAnew(watch);
        if (before) {
            setup.meters().reopened.add(1);
        }
        before = true;
        return new DeviceSession(
                setup,
                new ConnectedDevice(identity, opened, (device, why) -> lost(device, why, watch)),
                opened);
    }

    /** From now on letters find it. Gives what it is called by. */
    Peer join(ConnectedDevice device) {
        var identity = device.identity();
        say("{}: device {}: connected{}", device, known(identity));
        var twin = setup.devices().join(device);
        if (twin.isEmpty()) {
            return identity.peer();
        }
        LOG.warn(
                "{}: device {}: expected a uid that no other device has, found it on {} too: both"
                        + " are served, and this one is monitored by the name of its port",
                carrier(),
                device,
                twin.get().identity().port());
        return new Peer(identity.port(), identity.port());
    }

    private void lost(ConnectedDevice device, String why, LinkWatch watch) {
        setup.devices().leave(device);
        say("{}: device {}: lost: {}", device, why);
        if (!ended) {
            watch.lost(why);
        }
    }

    /** A mute device that is opened again and again is not worth a line each time. */
    private void say(String line, ConnectedDevice device, String more) {
        if (silences.isAny()) {
            LOG.debug(line, carrier(), device, more);
        } else {
            LOG.info(line, carrier(), device, more);
        }
    }

    private String carrier() {
        return "carrier " + setup.context().name();
    }

    private static String known(DeviceIdentity identity) {
        var words =
                identity.captured().fields().entrySet().stream()
                        .filter(one -> !one.getKey().equals(DeviceIdentity.UID))
                        .map(one -> one.getKey() + " " + one.getValue().plain())
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    /** The port is gone for good: nothing waits for it any longer. Any thread; never blocks. */
    void end() {
        ended = true;
        port.ifPresent(EndablePort::end);
    }

    void close() {
        port.ifPresent(EndablePort::close);
        port = Optional.empty();
    }
}
