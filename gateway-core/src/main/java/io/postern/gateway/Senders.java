package io.postern.gateway;

import io.postern.address.Outbound;
import io.postern.api.address.Trigger;
import io.postern.api.context.Time;
import io.postern.carrier.RunningCarrier;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.delivery.Destination;
import io.postern.delivery.Sampling;
import io.postern.delivery.Writing;
import io.postern.gateway.object.UnsentMessages;
import io.postern.office.Sampler;
import io.postern.office.Taker;
import io.postern.office.TypeRoutes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The send addresses in effect, by name, each with everything that waits for it. */
final class Senders {

    private static final Duration HALF_OF_SAFE_WITHIN = Duration.ofMillis(500);

    private final SharedParts parts;
    private final Map<String, Sender> senders = new ConcurrentHashMap<>();

    /** A destination, how it samples where it does not take each message, what it writes with. */
    private record Sender(
            AddressPlan plan, Destination destination, Sampling sampling, Writing writing) {}

    Senders(SharedParts parts, Time time) {
        this.parts = parts;
        if (parts.store().isOn()) {
            time.every(HALF_OF_SAFE_WITHIN, this::grow);
        }
    }

    /** What waits too long goes to the disk. */
    private void grow() {
        senders.values().forEach(sender -> sender.destination().grow());
    }

    /** Who takes each message of a type, by type. */
    Map<String, List<Taker>> takers() {
        return senders.values().stream()
                .filter(sender -> sender.plan().trigger().kind() == Trigger.Kind.ON_MESSAGE)
                .collect(
                        Collectors.groupingBy(
                                sender -> sender.plan().messageType(),
                                Collectors.mapping(Sender::destination, Collectors.toList())));
    }

    /** What they are by, by name. */
    Map<String, AddressPlan> plans() {
        return senders.values().stream()
                .collect(Collectors.toMap(one -> one.plan().name(), Sender::plan));
    }

    Map<String, Destination> destinations() {
        return senders.values().stream()
                .collect(Collectors.toMap(one -> one.plan().name(), Sender::destination));
    }

    /** Sets up every send address, and says which messages each wants. */
    void change(Configuration next, TypeRoutes routes) {
        for (var plan : next.addresses().values()) {
            if (plan.direction() == Direction.SEND) {
                var sender = senders.compute(plan.name(), (name, there) -> sender(plan, there));
                if (plan.trigger().kind() == Trigger.Kind.ON_MESSAGE) {
                    routes.add(plan.messageType(), sender.destination());
                } else {
                    routes.add(plan.messageType(), sender.sampling().sampler());
                }
            }
        }
    }

    private Sender sender(AddressPlan plan, Sender there) {
        var destination = there == null ? destination(plan) : there.destination();
        destination.move(parts.carriers().dispatch(plan.carrier()));
        var writing = writing(plan);
        if (there == null || !writing.isSame(there.writing())) {
            destination.change(writing);
        }
        var goesOn = there != null && there.sampling().isOf(plan.messageType());
        var sampling = goesOn ? there.sampling() : sampling(plan, destination);
        return new Sender(plan, destination, sampling, writing);
    }

    private Destination destination(AddressPlan plan) {
        return new Destination(
                plan.name(),
                parts.poster(),
                parts.deadLetters(),
                parts.counters().of(plan.name()),
                parts.carriers().dispatch(plan.carrier()),
                parts.store());
    }

    private Sampling sampling(AddressPlan plan, Destination destination) {
        var sampler = new Sampler(parts.counters().of(plan.name()));
        return new Sampling(destination, plan.messageType(), sampler, parts.poster());
    }

    private Writing writing(AddressPlan plan) {
        var link = parts.carriers().named(plan.carrier()).flatMap(RunningCarrier::sending);
        return new Writing(Outbound.of(plan), link, parts.handler(plan), plan.queue());
    }

    /** Ends those whose address is gone. */
    void endOthers(Configuration next) {
        for (var name : senders.keySet()) {
            var plan = next.addresses().get(name);
            if (plan == null || plan.direction() != Direction.SEND) {
                senders.remove(name).destination().remove();
            }
        }
    }

    /** A carrier was made anew: its addresses write with the new link. */
    void rewrite(Configuration now, String carrier) {
        for (var plan : now.addresses().values()) {
            if (plan.direction() == Direction.SEND && plan.carrier().equals(carrier)) {
                senders.computeIfPresent(plan.name(), (name, there) -> sender(plan, there));
            }
        }
    }

    void trigger(String address) {
        Optional.ofNullable(senders.get(address)).ifPresent(sender -> sender.sampling().trigger());
    }

    /**
     * What would have to be sent yet, now that nothing is sent any more.
     *
     * @param open how many messages are not safe everywhere they must go
     */
    UnsentMessages unsent(long open) {
        var waiting = new TreeMap<String, Long>();
        var later = new TreeMap<String, Long>();
        senders.forEach(
                (name, sender) -> {
                    add(waiting, name, parts.counters().of(name).queued.sum());
                    if (sender.plan().trigger().kind() == Trigger.Kind.EVERY) {
                        add(later, name, sender.sampling().leave());
                    }
                });
        return new UnsentMessages(open, waiting, later);
    }

    private static void add(Map<String, Long> counts, String name, long count) {
        if (count > 0) {
            counts.put(name, count);
        }
    }
}
