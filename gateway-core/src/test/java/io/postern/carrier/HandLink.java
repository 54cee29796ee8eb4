package io.postern.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.link.LinkException;
import io.postern.api.link.LinkWatch;
import io.postern.api.link.Peer;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A link that a test plugs in and pulls out. */
class HandLink implements ReceivingLink {

    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean isOut;
    volatile CountDownLatch opening = new CountDownLatch(0);
    volatile CountDownLatch receiving = new CountDownLatch(0);
    volatile LinkWatch watch = why -> {};
    volatile Optional<Peer> peer = Optional.empty();
    volatile Optional<Thread> thread = Optional.empty();
    private final String name;

    HandLink() {
        this("cable");
    }

    HandLink(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Peer> peer() {
        return peer;
    }

    /** A stubborn one: it does not hear interrupts. */
    @Override
    public void open(LinkWatch itsWatch) throws LinkException {
        log.add("open");
        thread = Optional.of(Thread.currentThread());
        hold(opening);
        if (isOut) {
            throw new LinkException("the cable is out; plug it in");
        }
        watch = itsWatch;
    }

    private static void hold(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        log.add("close");
    }

    @Override
    public void listen(List<ReceiveAddress> addresses) {
        log.add("listen " + addresses.stream().map(ReceiveAddress::name).toList());
    }

    @Override
    public void receive(ReceiveAddress address) {
        log.add("receive " + address.name());
        hold(receiving);
    }

    @Override
    public void receive(ReceiveAddress address, Envelope because) {
        log.add("receive " + address.name() + " because " + because.entryId());
        hold(receiving);
    }
}
