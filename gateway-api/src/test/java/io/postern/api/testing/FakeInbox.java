package io.postern.api.testing;

import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Inbox;
import io.postern.api.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what arrives, oldest first, and acknowledges at once or by hand. Any thread may use it. */
public final class FakeInbox implements Inbox {

    private final List<Received> received = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private boolean byHand;
    private Optional<Error> fault = Optional.empty();
    private volatile Runnable inside = () -> {};
    private int acknowledged;

    /** One call of {@link Inbox#accept}. */
    public record Received(Arrival arrival, List<ReceiveAddress> addresses) {

        /** The content that the carrier made; empty where it handed over bytes. */
        public JsonObject content() {
            return arrival.content().orElse(JsonObject.EMPTY);
        }
    }

    @Override
    public void accept(Arrival arrival, List<ReceiveAddress> addresses) {
        inside.run();
        boolean now;
        synchronized (this) {
            if (fault.isPresent()) {
                var once = fault.get();
                fault = Optional.empty();
                throw once;
            }
            received.add(new Received(arrival, List.copyOf(addresses)));
            now = !byHand;
            acknowledged += now ? 1 : 0;
            notifyAll();
        }
        if (now) {
            arrival.acknowledgement().confirm();
        }
    }

    @Override
    public synchronized void skip(ReceiveAddress address, String rule) {
        skipped.add(address.name() + ": " + rule);
    }

    /** What a rule of the carrier dropped: the address's name and the rule. */
    public synchronized List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Done on the thread that brings an arrival, before it is kept. */
    public FakeInbox inside(Runnable step) {
        inside = step;
        return this;
    }

    /** The next arrival meets a fault. */
    public synchronized FakeInbox failsOnce(Error with) {
        fault = Optional.of(with);
        return this;
    }

    /** From now on nothing is acknowledged but by {@link #acknowledge}. */
    public synchronized FakeInbox byHand() {
        byHand = true;
        return this;
    }

    /** Acknowledges the oldest ones that are not acknowledged yet. */
    public void acknowledge(int count) {
        for (int done = 0; done < count; done++) {
            next().acknowledgement().confirm();
        }
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    public synchronized int count() {
        return received.size();
    }

    /** The contents that arrived, oldest first. */
    public List<JsonObject> contents() {
        return received().stream().map(Received::content).toList();
    }

    /**
     * Waits until so many have arrived, at most 10 seconds.
     *
     * @throws AssertionError when they have not arrived by then
     */
    public List<Received> await(int count) {
        Patience.await(
                this,
                () -> received.size() >= count,
                Duration.ofSeconds(10),
                () -> "expected " + count + " arrivals, found " + received.size());
        return received();
    }

    private synchronized Arrival next() {
        return received.get(acknowledged++).arrival();
    }
}
