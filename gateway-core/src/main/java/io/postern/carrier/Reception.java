package io.postern.carrier;

import io.postern.address.Intake;
import io.postern.api.carrier.Acknowledgement;
import io.postern.api.carrier.Arrival;
import io.postern.api.carrier.Inbox;
import io.postern.api.carrier.ReceiveAddress;
import io.postern.api.message.Payload;
import io.postern.office.Budget;
import io.postern.office.Chain;
import io.postern.office.Flights;
import io.postern.office.Message;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one carrier's arrivals come in: each gets a chain, and goes to its addresses. */
public final class Reception implements Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Flights flights;
    private final Budget budget;
    private final Map<String, Budget> devices = new ConcurrentHashMap<>();
    private volatile Map<String, Intake> intakes = Map.of();
    private volatile boolean closed;

    /**
     * @param budget for what arrives of sources that cannot wait, until it is handled and posted
     */
    public Reception(Flights flights, Budget budget) {
        this.flights = flights;
        this.budget = budget;
    }

    void change(Map<String, Intake> next) {
        intakes = Map.copyOf(next);
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
        intakes.keySet().forEach(flights.copies()::forget);
    }

    @Override
    public void accept(Arrival arrival, List<ReceiveAddress> addresses) {
        if (closed) {
            return;
        }
        if (arrival.acknowledgement() != Acknowledgement.NONE) {
            take(arrival, addresses, Chain.waiting(flights, arrival.acknowledgement()));
            return;
        }
        var room = devices.getOrDefault(arrival.place(), budget);
        long weight = weight(arrival);
        if (room.take(weight)) {
            take(arrival, addresses, Chain.budgeted(flights, room, weight));
        } else {
            addresses.forEach(this::overrun);
        }
    }

    private void take(Arrival arrival, List<ReceiveAddress> addresses, Chain chain) {
        try {
            for (var address : addresses) {
                var intake = intakes.get(address.name());
                if (intake != null) {
                    intake.take(arrival, chain);
                }
            }
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            LOG.error("an arrival on {} was lost to a fault of ours", arrival.place(), e);
        }
        // not after an error such as running out of memory: what is lost must not be acknowledged
        chain.release();
    }

    /** Counts what there was no room for. */
    void overrun(ReceiveAddress address) {
        var intake = intakes.get(address.name());
        if (intake != null) {
            intake.overrun();
        }
    }

    private static long weight(Arrival arrival) {
        int payload =
                arrival.content()
                        .map(content -> Payload.of(content).weight())
                        .orElse(arrival.bytes().length);
        return Message.weight(payload, arrival.place(), arrival.words());
    }
}
