package io.postern.gateway;

import io.postern.address.ReceivingAddress;
import io.postern.api.address.Trigger;
import io.postern.api.message.Envelope;
import io.postern.config.plan.AddressPlan;
import io.postern.config.plan.AddressPlan.Direction;
import io.postern.config.plan.Configuration;
import io.postern.gateway.object.AllCounters;
import io.postern.office.DeadLetterBox;
import io.postern.office.MessagePoster;
import io.postern.office.TypeRoutes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The receive addresses in effect, by name. */
final class Receivers {

    private final Handlers handlers;
    private final Carriers carriers;
    private final MessagePoster poster;
    private final DeadLetterBox deadLetters;
    private final AllCounters allCounters;
    private volatile Map<String, ReceivingAddress> intakes = Map.of();

    Receivers(
            Handlers handlers,
            Carriers carriers,
            MessagePoster poster,
            DeadLetterBox deadLetters,
            AllCounters allCounters) {
        this.handlers = handlers;
        this.carriers = carriers;
        this.poster = poster;
        this.deadLetters = deadLetters;
        this.allCounters = allCounters;
    }

    /**
     * Tells the carriers what to listen to. Addresses that did not change stay as they are. One
     * whose handler waits for a plugin listens all the same: what comes waits for the handler.
     * Completes when all links follow: until then messages may come for addresses that are gone.
     */
    CompletableFuture<Void> change(Configuration next) {
        var now = new HashMap<String, ReceivingAddress>();
        var byCarrier = new HashMap<String, Map<String, ReceivingAddress>>();
        for (var plan : next.addresses().values()) {
            if (plan.direction() == Direction.RECEIVE) {
                var intake = intake(plan);
                now.put(plan.name(), intake);
                byCarrier
                        .computeIfAbsent(plan.carrier(), carrier -> new HashMap<>())
                        .put(plan.name(), intake);
            }
        }
        intakes = now;
        return carriers.listen(byCarrier);
    }

    private ReceivingAddress intake(AddressPlan plan) {
        var handler = plan.handler().flatMap(use -> handlers.named(use.handler()));
        var there = intakes.get(plan.name());
        return there != null && there.isSame(plan, handler)
                ? there
                : new ReceivingAddress(
                        plan, handler, poster, deadLetters, allCounters.of(plan.name()));
    }

    /** Addresses that receive when a message of the type that triggers them arrives. */
    void addTo(Configuration next, TypeRoutes routes) {
        for (var plan : next.addresses().values()) {
            if (plan.direction() == Direction.RECEIVE
                    && plan.trigger().kind() == Trigger.Kind.ON_MESSAGE) {
                routes.add(
                        plan.triggerType(),
                        (message, chain) -> trigger(plan.name(), Optional.of(message)));
            }
        }
    }

    void trigger(String address) {
        trigger(address, Optional.empty());
    }

    private void trigger(String address, Optional<Envelope> because) {
        Optional.ofNullable(intakes.get(address))
                .ifPresent(
                        intake ->
                                carriers.receive(
                                        intake.plan().carrier(), intake.address(), because));
    }
}
