package io.postern.carrier;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Plugboard;
import io.postern.api.link.Link;
import io.postern.api.link.SendingLink;
import io.postern.api.message.Envelope;
import io.postern.delivery.Dispatch;
import io.postern.time.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All links of one carrier: those that it was made with, and those that come and go while it runs.
 * Any thread may use it. A link that has the name of one that still closes is opened after that
 * one, so that a device that hangs never holds more than one thread.
 */
public final class Links implements Plugboard {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final String carrier;
    private final Dispatch dispatch;
    private final Machine machine;
    private final LinkListener listener;
    private final Reception reception;
    private final Map<String, LinkLoop> plugged = new TreeMap<>();
    private final Map<String, LinkLoop> leaving = new HashMap<>();
    private List<LinkLoop> fixed = List.of();
    private List<ReceiveAddress> addresses = List.of();
    private boolean ending;

    public Links(
            String carrier,
            Dispatch dispatch,
            Machine machine,
            LinkListener listener,
            Reception reception) {
        this.carrier = carrier;
        this.dispatch = dispatch;
        this.machine = machine;
        this.listener = listener;
        this.reception = reception;
    }

    /** Those that it was made with. */
    synchronized void fix(List<Link> links) {
        fixed = links.stream().map(this::loop).toList();
    }

    private LinkLoop loop(Link link) {
        var name = link.name();
        return new LinkLoop(
                carrier,
                link,
                dispatch,
                machine,
                state -> listener.changed(carrier, name, state),
                reception::overrun,
                reception::failed);
    }

    synchronized void start() {
        fixed.forEach(LinkLoop::start);
    }

    /**
     * Adds a link while the carrier runs; one that ends takes none.
     *
     * @throws IllegalArgumentException when another link has its name, or it sends: letters go over
     *     a link that is always there
     */
    @Override
    public void plug(Link link) {
        if (link instanceof SendingLink) {
            throw refused("that does not send", link, "; only links() may send");
        }
        var loop = loop(link);
        synchronized (this) {
            if (ending) {
                return;
            }
            if (isTaken(loop.name())) {
                throw refused("with a name of its own", link, " again");
            }
            plugged.put(loop.name(), loop);
            reception.plugged(loop.name());
            loop.listen(addresses);
            if (leaving.containsKey(loop.name())) {
                loop.waitBecause("waits until its last connection is closed");
            } else {
                loop.start();
            }
        }
    }

    private IllegalArgumentException refused(String expected, Link found, String more) {
        return new IllegalArgumentException(
                "carrier %s: expected a link %s, found \"%s\"%s"
                        .formatted(carrier, expected, found.name(), more));
    }

    private boolean isTaken(String name) {
        return plugged.containsKey(name) || fixed.stream().anyMatch(one -> one.name().equals(name));
    }

    @Override
    public void unplug(Link link, String why) {
        var taken = take(link);
        if (taken.isPresent()) {
            var loop = taken.get();
            loop.fallSilent();
            listener.gone(carrier, loop.name(), why);
            end(loop);
        }
    }

    private synchronized Optional<LinkLoop> take(Link link) {
        var found = plugged.values().stream().filter(loop -> loop.isOf(link)).findAny();
        found.ifPresent(
                loop -> {
                    plugged.remove(loop.name());
                    reception.unplugged(loop.name());
                    if (loop.isStarted()) {
                        leaving.put(loop.name(), loop);
                    }
                });
        return ending ? Optional.empty() : found;
    }

    private void end(LinkLoop loop) {
        var closed = loop.beginEnd();
        var patience =
                machine.time()
                        .after(
                                LONGEST_CLOSE,
                                () -> {
                                    LOG.warn(
                                            "carrier {}: {} did not close in time",
                                            carrier,
                                            loop.name());
                                    loop.interrupt();
                                });
        closed.thenRun(
                () -> {
                    patience.cancel();
                    left(loop);
                });
    }

    private synchronized void left(LinkLoop loop) {
        if (leaving.remove(loop.name(), loop) && !ending) {
            Optional.ofNullable(plugged.get(loop.name())).ifPresent(LinkLoop::start);
        }
    }

    /**
     * The receive addresses from now on, for links plugged in later too. Completes when all follow.
     */
    synchronized CompletableFuture<Void> listen(List<ReceiveAddress> all) {
        addresses = List.copyOf(all);
        return CompletableFuture.allOf(
                open().stream()
                        .map(loop -> loop.listen(addresses))
                        .toArray(CompletableFuture<?>[]::new));
    }

    void receive(ReceiveAddress address, Optional<Envelope> because) {
        open().forEach(loop -> loop.receive(address, because));
    }

    /** Those that it was made with, as far as messages go over them. */
    synchronized Set<String> carrying() {
        return fixed.stream()
                .filter(LinkLoop::carries)
                .map(LinkLoop::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether no message goes over any. */
    boolean standAlone() {
        return open().stream().noneMatch(LinkLoop::carries);
    }

    boolean runOn(Thread thread) {
        return all().stream().anyMatch(loop -> loop.runsOn(thread));
    }

    /** The state of each link by its name: the fixed ones, then the others in order. */
    List<Map.Entry<String, LinkState>> states() {
        return open().stream().map(loop -> Map.entry(loop.name(), loop.state())).toList();
    }

    private synchronized List<LinkLoop> open() {
        var open = new ArrayList<>(fixed);
        open.addAll(plugged.values());
        return open;
    }

    private synchronized List<LinkLoop> all() {
        var all = open();
        all.addAll(leaving.values());
        return all;
    }

    /** Ends all at once, the fixed ones first, and waits for all together within a bound. */
    void end() throws InterruptedException {
        var all = allAtTheEnd();
        all.forEach(LinkLoop::beginEnd);
        long begun = machine.time().nanos();
        for (var loop : all) {
            if (!loop.awaitEnd(LONGEST_CLOSE.minusNanos(machine.time().nanos() - begun))) {
                LOG.warn("carrier {}: {} did not close in time", carrier, loop.name());
            }
        }
    }

    private synchronized List<LinkLoop> allAtTheEnd() {
        ending = true;
        return all();
    }
}
