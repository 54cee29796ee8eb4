package io.postern.carrier;

import io.postern.address.ReceivingAddress;
import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Carrier;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import io.postern.api.task.TaskCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A carrier as it was made, with its links kept open. Thrown away when its file changes. */
public final class RunningCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCarrier.class);

    private final String name;
    private final Carrier carrier;
    private final Reception reception;
    private final Runnable free;
    private final Links links;
    private final Optional<SendingLink> sending;

    /**
     * @param free ends what belongs to the carrier: timers, meters
     */
    public RunningCarrier(
            String name, Carrier carrier, Reception reception, Links links, Runnable free) {
        this.name = name;
        this.carrier = carrier;
        this.reception = reception;
        this.links = links;
        this.free = free;
        var fixed = List.copyOf(carrier.links());
        links.fix(fixed);
        sending =
                fixed.stream()
                        .filter(SendingLink.class::isInstance)
                        .map(SendingLink.class::cast)
                        .findFirst();
    }

    /** The link that letters are written by, where it can send. */
    public Optional<SendingLink> sending() {
        return sending;
    }

    /** The links that it was made with, as far as messages go over them. */
    public Set<String> carrying() {
        return links.carrying();
    }

    /** Whether no message goes over it. */
    public boolean standsAlone() {
        return links.standAlone();
    }

    public void start() {
        links.start();
    }

    /**
     * The receive addresses from now on. Until it completes, those before that are in use as well:
     * each link follows when its lane comes to it.
     */
    public CompletableFuture<Void> listen(Map<String, ReceivingAddress> next) {
        var intakes = Map.copyOf(next);
        reception.change(intakes);
        List<ReceiveAddress> addresses =
                intakes.values().stream().map(ReceivingAddress::address).toList();
        return links.listen(addresses).thenRun(() -> reception.followed(intakes));
    }

    /**
     * Receives once on every link.
     *
     * @param because the message that asks; none where the clock, a task or a person does
     */
    public void receive(ReceiveAddress address, Optional<Envelope> because) {
        links.receive(address, because);
    }

    public void run(TaskCall call) throws Exception {
        carrier.run(call);
    }

    /** The state of each link by its name. */
    public List<Map.Entry<String, LinkState>> states() {
        return links.states();
    }

    /** Takes no more arrivals. */
    public void stopTaking() {
        reception.close();
    }

    /** Whether its messages arrive on a thread. A carrier that breaks down over it says no. */
    public boolean runsOn(Thread thread) {
        try {
            // asked in any case: the question also tells it not to take the thread again
            boolean itsOwn = carrier.runsOn(thread);
            return itsOwn || links.runOn(thread);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}: cannot say where it runs: {}", name, e.toString());
            return links.runOn(thread);
        }
    }

    /** Ends what it left at the other end; after {@link #end}. May block, and throw anything. */
    public void leave() {
        carrier.leave();
    }

    /** Takes no more arrivals; what came may be stuck, and is taken when it comes again. */
    public void giveUp() {
        stopTaking();
        reception.giveUp();
    }

    /** Closes the links politely, then the carrier. */
    public void end() {
        stopTaking();
        try {
            links.end();
            carrier.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}: closing it failed: {}", name, e.toString());
        } finally {
            free.run();
        }
    }
}
