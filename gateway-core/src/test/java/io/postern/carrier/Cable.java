package io.postern.carrier;

import io.postern.api.carrier.Letter;
import io.postern.api.carrier.LinkException;
import io.postern.api.carrier.LinkWatch;
import io.postern.api.carrier.Receipt;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.carrier.ReceivingLink;
import io.postern.api.carrier.SendAddress;
import io.postern.api.carrier.SendingLink;
import io.postern.api.message.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A link that a test plugs in and pulls out. */
final class Cable implements SendingLink, ReceivingLink {

    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean isOut;
    volatile CountDownLatch opening = new CountDownLatch(0);
    volatile LinkWatch watch = why -> {};

    @Override
    public String name() {
        return "cable";
    }

    /** A stubborn one: it does not hear interrupts. */
    @Override
    public void open(LinkWatch itsWatch) throws LinkException {
        log.add("open");
        boolean interrupted = false;
        while (opening.getCount() > 0) {
            try {
                opening.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (isOut) {
            throw new LinkException("the cable is out; plug it in");
        }
        watch = itsWatch;
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
    }

    @Override
    public Letter write(SendAddress address, Envelope message) {
        return Letter.of(address.name(), "x".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void send(Letter letter, Receipt receipt) {
        log.add("send");
    }

    @Override
    public int window() {
        return 1;
    }
}
