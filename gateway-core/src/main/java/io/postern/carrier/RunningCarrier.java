package io.postern.carrier;

import io.postern.address.Intake;
import io.postern.api.carrier.Carrier;
import io.postern.api.carrier.Link;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.carrier.SendingLink;
import io.postern.api.context.Time;
import io.postern.api.task.TaskCall;
import io.postern.delivery.Dispatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A carrier as it was made, with its links kept open. Thrown away when its file changes. */
public final class RunningCarrier {

    private static final Logger LOG = LoggerFactory.getLogger(RunningCarrier.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String name;
    private final Carrier carrier;
    private final Reception reception;
    private final Runnable free;
    private final List<LinkLoop> loops = new ArrayList<>();
    private final Optional<SendingLink> sending;

    /**
     * @param free ends what belongs to the carrier: timers, meters
     */
    public RunningCarrier(
            String name,
            Carrier carrier,
            Reception reception,
            Dispatch dispatch,
            Time time,
            LinkListener listener,
            Runnable free) {
        this.name = name;
        this.carrier = carrier;
        this.reception = reception;
        this.free = free;
        var links = List.copyOf(carrier.links());
        for (var link : links) {
            loops.add(loop(link, dispatch, time, listener));
        }
        sending =
                links.stream()
                        .filter(SendingLink.class::isInstance)
                        .map(SendingLink.class::cast)
                        .findFirst();
    }

    private LinkLoop loop(Link link, Dispatch dispatch, Time time, LinkListener listener) {
        return new LinkLoop(
                name, link, dispatch, time, state -> listener.changed(name, link.name(), state));
    }

    /** The link that letters are written by, where it can send. */
    public Optional<SendingLink> sending() {
        return sending;
    }

    /** Whether no message goes over it. */
    public boolean standsAlone() {
        return loops.stream().noneMatch(LinkLoop::carries);
    }

    public void start() {
        loops.forEach(LinkLoop::start);
    }

    /** The receive addresses from now on. */
    public void listen(Map<String, Intake> intakes) {
        reception.change(intakes);
        List<ReceiveAddress> addresses = intakes.values().stream().map(Intake::address).toList();
        loops.forEach(loop -> loop.listen(addresses));
    }

    public void receive(ReceiveAddress address) {
        loops.forEach(loop -> loop.receive(address));
    }

    public void run(TaskCall call) throws Exception {
        carrier.run(call);
    }

    /** The state of each link by its name. */
    public List<Map.Entry<String, LinkState>> states() {
        return loops.stream().map(loop -> Map.entry(loop.name(), loop.state())).toList();
    }

    /** Takes no more arrivals. */
    public void stopTaking() {
        reception.close();
    }

    /** Whether its messages arrive on a thread. A carrier that breaks down over it says no. */
    public boolean runsOn(Thread thread) {
        try {
            return carrier.runsOn(thread);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.warn("carrier {}: cannot say where it runs: {}", name, e.toString());
            return false;
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
            for (var loop : loops) {
                if (!loop.end(LONGEST_CLOSE)) {
                    LOG.warn("carrier {}: {} did not close in time", name, loop.name());
                }
            }
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
