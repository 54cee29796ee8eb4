package io.postern.api.testing;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Plugboard;
import io.postern.api.link.Link;
import io.postern.api.link.LinkException;
import io.postern.api.link.ReceivingLink;
import io.postern.api.link.SendingLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Opens what is plugged in, once, on the thread that plugs it in; closes it when it is taken away.
 * Any thread may use it.
 */
public final class FakePlugboard implements Plugboard {

    private final Map<Link, FakeLinkWatch> open = new LinkedHashMap<>();
    private final Map<Link, String> refused = new LinkedHashMap<>();
    private List<ReceiveAddress> addresses = List.of();

    @Override
    public synchronized void plug(Link link) {
        if (link instanceof SendingLink) {
            throw new IllegalArgumentException("only links() may send");
        }
        var name = link.name();
        if (open.keySet().stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("another link is named \"" + name + "\"");
        }
        if (link instanceof ReceivingLink receiving) {
            receiving.listen(addresses);
        }
        var watch = new FakeLinkWatch();
        try {
            link.open(watch);
            open.put(link, watch);
        } catch (LinkException e) {
            link.close();
            refused.put(link, e.getMessage());
        }
        notifyAll();
    }

    @Override
    public synchronized void unplug(Link link, String why) {
        refused.remove(link);
        if (open.remove(link) != null) {
            link.close();
        }
        notifyAll();
    }

    /** Tells all links their addresses, those plugged in later too. */
    public synchronized void listen(List<ReceiveAddress> all) {
        addresses = List.copyOf(all);
        for (var link : open.keySet()) {
            if (link instanceof ReceivingLink receiving) {
                receiving.listen(addresses);
            }
        }
    }

    /** The links that are open, in the order in which they were plugged in. */
    public synchronized List<Link> links() {
        return new ArrayList<>(open.keySet());
    }

    /** What a link that is open told of itself. */
    public synchronized FakeLinkWatch watch(Link link) {
        return open.get(link);
    }

    /** Why links could not be opened. */
    public synchronized List<String> refusals() {
        return List.copyOf(refused.values());
    }

    /** Waits until a link is open that is as wanted, at most 10 seconds; gives all that are. */
    public List<Link> await(Predicate<Link> wanted) {
        Patience.await(
                this,
                () -> open.keySet().stream().anyMatch(wanted),
                Duration.ofSeconds(10),
                () -> "expected a link, found " + open.keySet() + refused);
        return links();
    }

    /** Waits until so many links are open, at most 10 seconds. */
    public List<Link> await(int count) {
        Patience.await(
                this,
                () -> open.size() == count,
                Duration.ofSeconds(10),
                () -> "expected " + count + " links, found " + open.keySet() + refused);
        return links();
    }
}
