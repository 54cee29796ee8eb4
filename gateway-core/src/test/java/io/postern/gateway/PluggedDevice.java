package io.postern.gateway;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Peer;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import io.postern.api.message.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A device that a test plugs into a carrier. */
final class PluggedDevice implements ReceivingLink {

    final List<String> log = new CopyOnWriteArrayList<>();
    volatile LinkWatch watch = why -> {};
    private final Peer peer;

    PluggedDevice(String id, String port) {
        this.peer = new Peer(id, port);
    }

    @Override
    public String name() {
        return peer.port();
    }

    @Override
    public Optional<Peer> peer() {
        return Optional.of(peer);
    }

    @Override
    public void listen(List<ReceiveAddress> addresses) {
        log.add("listen " + addresses.stream().map(ReceiveAddress::name).toList());
    }

    @Override
    public void open(LinkWatch itsWatch) {
        watch = itsWatch;
        log.add("open");
    }

    @Override
    public void receive(ReceiveAddress address) {
        log.add("receive " + address.name());
    }

    @Override
    public void receive(ReceiveAddress address, Envelope because) throws LinkException {
        try {
            log.add("receive " + address.name() + " because " + because.content());
        } catch (UnreadableException e) {
            throw new LinkException(e.getMessage());
        }
    }

    @Override
    public void close() {
        log.add("close");
    }
}
