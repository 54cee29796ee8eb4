package io.postern.carrier;

import io.postern.address.ReceivingAddress;
import io.postern.api.address.ReceiveAddress;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Inbox;
import io.postern.api.context.Fatal;
import io.postern.api.message.Payload;
import io.postern.chain.Budget;
import io.postern.chain.Chain;
import io.postern.chain.HeapShares;
import io.postern.chain.OpenChains;
import io.postern.message.Message;
import io.postern.office.AddressCounters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one carrier's arrivals come in: each gets a chain, and goes to its addresses. */
public final class Reception implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final OpenChains openChains;
    private final Budget budget;
    private final Optional<Budget> waited;
    private final Map<String, Budget> devices = new ConcurrentHashMap<>();
    private final AddressCounters counters;
    private volatile Map<String, ReceivingAddress> intakes = Map.of();

    /** Those before a change, for links that have not followed, and what they have in hand then. */
    private volatile Map<ReceiveAddress, ReceivingAddress> former = Map.of();

    private boolean followed = true;
    private volatile boolean closed;

    /**
     * @param shares what there is for what arrives, until it is safe
     * @param counters count what is for no address that there is
     */
    public Reception(OpenChains openChains, HeapShares shares, AddressCounters counters) {
        this.openChains = openChains;
        this.budget = shares.place();
        this.waited = Optional.of(shares.carrier());
        this.counters = counters;
    }

    /** The code of its carrier failed. */
    void failed(String what, Throwable failure) {
        counters.failed(what, failure, false);
    }

    /**
     * What is for an address of before is taken as before until every link has {@link #followed},
     * and further until the next change: it may be in a link's hands.
     */
    synchronized void change(Map<String, ReceivingAddress> next) {
        var before = new HashMap<>(followed ? Map.of() : former);
        intakes.values().forEach(intake -> before.put(intake.address(), intake));
        former = before;
        intakes = next;
        followed = false;
    }

    /** Every link names addresses of this change, or of a later one. */
    synchronized void followed(Map<String, ReceivingAddress> change) {
        followed |= intakes == change;
    }

    /** What arrives from a device of this name has room of its own. */
    void plugged(String device) {
        devices.put(device, budget.part(Budget.DEVICE_BYTES));
    }

    void unplugged(String device) {
        devices.remove(device);
    }

    /** Takes nothing more: what still arrives stays unacknowledged with its sender. */
    void close() {
        closed = true;
    }

    /** Its carrier may hold messages that are stuck for ever: copies of them are taken again. */
    void giveUp() {
        former.keySet().forEach(address -> openChains.copies().forget(address.name()));
        intakes.keySet().forEach(openChains.copies()::forget);
    }

    @Override
    public boolean isCrowded() {
        return waited.orElseThrow().isFull();
    }

    @Override
    public void accept(Arrival arrival, List<ReceiveAddress> addresses) {
        if (closed) {
            return;
        }
        if (arrival.acknowledgement().isAwaited()) {
            var chain = Chain.waiting(openChains, arrival.acknowledgement()).countedIn(waited);
            take(arrival, addresses, chain);
            return;
        }
        var room = devices.getOrDefault(arrival.place(), budget);
        long weight = weight(arrival);
        if (room.take(weight)) {
            take(arrival, addresses, Chain.budgeted(openChains, room, weight));
        } else {
            addresses.forEach(this::overrun);
        }
    }

    private void take(Arrival arrival, List<ReceiveAddress> addresses, Chain chain) {
        for (var address : addresses) {
            var intake = intake(address);
            if (intake.isPresent()) {
                take(arrival, intake.get(), chain);
            } else {
                unclaimed();
            }
        }
        // not after an error such as running out of memory: what is lost must not be acknowledged
        chain.release();
    }

    private static void take(Arrival arrival, ReceivingAddress intake, Chain chain) {
        try {
            intake.take(arrival, chain);
        } catch (RuntimeException | Error fault) {
            Fatal.check(fault);
            LOG.error("an arrival on {} is a dead letter", arrival.place(), fault);
            intake.bury(arrival, "a fault of Postern: " + fault, chain);
        }
    }

    @Override
    public void skip(ReceiveAddress address, String rule) {
        intake(address).ifPresent(intake -> intake.skip(rule));
    }

    /** Counts what there was no room for. */
    void overrun(ReceiveAddress address) {
        intake(address).ifPresentOrElse(intake -> intake.skip("overrun"), this::unclaimed);
    }

    private void unclaimed() {
        counters.in.increment();
        counters.drop("unclaimed");
    }

    /** By all that a link knows of it: a name may have been given to something else meanwhile. */
    private Optional<ReceivingAddress> intake(ReceiveAddress address) {
        var now = Optional.ofNullable(intakes.get(address.name()));
        return now.filter(one -> one.address() == address || one.address().equals(address))
                .or(() -> Optional.ofNullable(former.get(address)))
                .or(() -> now);
    }

    private static long weight(Arrival arrival) {
        int payload =
                arrival.content()
                        .map(content -> Payload.of(content).weight())
                        .orElse(arrival.bytes().length);
        return Message.weight(payload, arrival.place(), arrival.words());
    }
}
