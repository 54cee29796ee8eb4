package io.postern.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.link.LinkException;
import io.postern.api.link.ReceivingLink;
import io.postern.api.message.Envelope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one link is asked to receive, on the link's lane. What the clock asks waits at most once for
 * each address. Of what messages ask each counts while the link is up, up to a bound, beyond which
 * the newest are dropped; while it is down, one for each address, of the newest message.
 */
final class Receiving {

    static final int MOST_WAITING = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final String carrier;
    private final ReceivingLink link;
    private final Executor lane;
    private final SafeCalls calls;
    private final BooleanSupplier up;
    private final Consumer<ReceiveAddress> overrun;
    private final PendingRequests asked = new PendingRequests();
    private final AtomicInteger messages = new AtomicInteger();

    /**
     * @param up whether the link is up and does not end
     * @param overrun told of each message that was one too many
     */
    Receiving(
            String carrier,
            ReceivingLink link,
            Executor lane,
            SafeCalls calls,
            BooleanSupplier up,
            Consumer<ReceiveAddress> overrun) {
        this.carrier = carrier;
        this.link = link;
        this.lane = lane;
        this.calls = calls;
        this.up = up;
        this.overrun = overrun;
    }

    /** Completes when the link follows. */
    CompletableFuture<Void> listen(List<ReceiveAddress> addresses) {
        var followed = new CompletableFuture<Void>();
        lane.execute(
                () -> {
                    asked.retain(addresses.stream().map(ReceiveAddress::name).toList());
                    calls.run("changing its addresses", () -> link.listen(addresses));
                    followed.complete(null);
                });
        return followed;
    }

    void ask(ReceiveAddress address, Optional<Envelope> because) {
        if (because.isEmpty() || !up.getAsBoolean()) {
            keep(address, because);
        } else if (messages.incrementAndGet() <= MOST_WAITING) {
            lane.execute(() -> receiveNext(new PendingRequests.One(address, because)));
        } else {
            messages.decrementAndGet();
            overrun.accept(address);
        }
    }

    private void keep(ReceiveAddress address, Optional<Envelope> because) {
        if (asked.add(address, because)) {
            lane.execute(new Kept(this, address.name()));
        }
    }

    /** What the clock asks. Polls make many, so it is no lambda. */
    private record Kept(Receiving of, String address) implements Runnable {

        @Override
        public void run() {
            of.receiveKept(address);
        }
    }

    private void receiveNext(PendingRequests.One one) {
        messages.decrementAndGet();
        if (up.getAsBoolean()) {
            receive(one);
        } else {
            asked.add(one.address(), one.because());
        }
    }

    /** On the lane: what was asked before the link was up. */
    void catchUp() {
        asked.addresses().forEach(this::receiveKept);
    }

    private void receiveKept(String address) {
        if (up.getAsBoolean()) {
            var one = asked.take(address);
            if (one.isPresent()) {
                receive(one.get());
            }
        }
    }

    private void receive(PendingRequests.One one) {
        var address = one.address();
        try {
            if (one.because().isPresent()) {
                link.receive(address, one.because().get());
            } else {
                link.receive(address);
            }
        } catch (LinkException e) {
            LOG.warn("carrier {}, address {}: {}", carrier, address.name(), e.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            calls.failed("receiving for address " + address.name(), e);
        }
    }
}
